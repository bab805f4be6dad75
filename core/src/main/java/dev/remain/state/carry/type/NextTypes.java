// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which classes are live, and what the next generation has in their place. Confined to a copy. */
public final class NextTypes {

  private final Predicate<@Nullable ClassLoader> isLive;
  private final ClassLoader next;
  private final UnaryOperator<@Nullable String> renamed;
  private final Map<Class<?>, @Nullable Class<?>> known = new HashMap<>();

  /**
   * @param isLive whether a loader goes with the old generation
   * @param next the new generation's loader
   * @param renamed answers the name of the class that was called so before, or null
   */
  public NextTypes(
      Predicate<@Nullable ClassLoader> isLive,
      ClassLoader next,
      UnaryOperator<@Nullable String> renamed) {
    this.isLive = isLive;
    this.next = next;
    this.renamed = renamed;
  }

  /** Whether the class, or of an array the class of its elements, goes with the old generation. */
  public boolean isLive(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return isLive.test(element.getClassLoader());
  }

  /** The next generation's version of a class, the class itself if it stays, null if it is gone. */
  public @Nullable Class<?> next(Class<?> old) {
    if (!isLive(old)) {
      return old;
    }
    if (!known.containsKey(old)) {
      known.put(old, find(old));
    }
    return known.get(old);
  }

  private @Nullable Class<?> find(Class<?> old) {
    if (old.isArray()) {
      Class<?> element = next(old.getComponentType());
      return element == null ? null : element.arrayType();
    }
    if (old.isAnonymousClass()) {
      return Anonymous.counterpart(old, this);
    }
    return named(old.getName());
  }

  /** The next generation's class of that name, or of that former name; null if there is none. */
  @Nullable Class<?> named(String name) {
    Class<?> same = load(name);
    String other = same == null ? renamed.apply(name) : null;
    return other == null ? same : load(other);
  }

  private @Nullable Class<?> load(String name) {
    try {
      return Class.forName(name, false, next);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
