// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.NextTypes;
import dev.remain.state.carry.type.NotCarried;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Containers whose making needs more than their class. */
final class EnumContainers {

  private EnumContainers() {}

  static ContainerKind.Form maps(NextTypes types) {
    return ContainerKind.Form.hashed(
        (node, order) -> {
          Class<?> old = keyType((EnumMap<?, ?>) node.old);
          Class<?> key = old == null ? null : types.next(old);
          return key == null || !key.isEnum() ? gone(node) : map(key);
        });
  }

  static ContainerKind.Form sets(NextTypes types) {
    return ContainerKind.Form.hashed(
        (node, order) -> {
          Class<?> old = elementType((EnumSet<?>) node.old);
          Class<?> element = old == null ? null : types.next(old);
          return element == null || !element.isEnum() ? gone(node) : set(element);
        });
  }

  private static NotCarried gone(Node node) {
    return new NotCarried("an " + node.old.getClass().getSimpleName() + " of an enum that is gone");
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // No enum can be named here.
  private static Object map(Class<?> key) {
    return new EnumMap(key);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // No enum can be named here.
  private static Object set(Class<?> element) {
    return EnumSet.noneOf((Class) element);
  }

  private static <E extends Enum<E>> @Nullable Class<?> elementType(EnumSet<E> set) {
    Set<E> one = set.isEmpty() ? EnumSet.complementOf(set) : set;
    return one.isEmpty() ? null : one.iterator().next().getDeclaringClass();
  }

  /** What it writes when it is serialised names its key type, which nothing else tells. */
  private static @Nullable Class<?> keyType(EnumMap<?, ?> map) {
    EnumMap<?, ?> empty = map.clone();
    empty.clear();
    try (Written written = new Written()) {
      written.writeObject(empty);
      return written.enumType;
    } catch (IOException e) {
      return null;
    }
  }

  private static final class Written extends ObjectOutputStream {
    private @Nullable Class<?> enumType;

    Written() throws IOException {
      super(OutputStream.nullOutputStream());
    }

    @Override
    protected void annotateClass(Class<?> type) {
      if (type.isEnum()) {
        enumType = type;
      }
    }
  }

  /** Of a concurrent map; but a view of a map that is somebody's own cannot be carried alone. */
  static Object keys(Node node) {
    return ((ConcurrentHashMap.KeySetView<?, ?>) node.old).getMappedValue() == null
        ? new NotCarried("a view of a map")
        : ConcurrentHashMap.newKeySet();
  }

  /**
   * Nobody can see from which map it is; one that asks for no hash code compares by identity, any
   * other becomes one that many threads may use.
   */
  static Object fromMap(Node node) {
    Set<?> old = (Set<?>) node.old;
    Probe probe = new Probe();
    boolean isFound = old.contains(probe);
    if (!probe.isAsked && !isFound) {
      return Collections.newSetFromMap(new IdentityHashMap<>());
    }
    return ConcurrentHashMap.newKeySet();
  }

  private static final class Probe {
    private boolean isAsked;

    @Override
    public int hashCode() {
      isAsked = true;
      return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      isAsked = true;
      return this == other;
    }
  }
}
