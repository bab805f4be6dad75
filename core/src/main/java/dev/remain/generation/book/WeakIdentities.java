// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation.book;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values by the identity of objects that it holds weakly: no {@code equals} of a library is called.
 * Thread-safe.
 */
final class WeakIdentities<V> {

  private final Map<Key, V> values = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  /** Equal to another as long as both have the same object, and to itself for ever. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object thing, @Nullable ReferenceQueue<Object> queue) {
      super(thing, queue);
      hash = System.identityHashCode(thing);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object thing = get();
      return thing != null && other instanceof Key key && key.get() == thing;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  @Nullable V get(Object thing) {
    return values.get(new Key(thing, null));
  }

  /** The value there is, or that one from now on. */
  V get(Object thing, Supplier<V> otherwise) {
    V known = get(thing);
    if (known != null) {
      return known;
    }
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      values.remove(gone);
    }
    V made = otherwise.get();
    V first = values.putIfAbsent(new Key(thing, collected), made);
    return first == null ? made : first;
  }

  /** Takes each whose object there still is. */
  void forEach(BiConsumer<Object, V> action) {
    values.forEach(
        (key, value) -> {
          Object thing = key.get();
          if (thing != null) {
            action.accept(thing, value);
          }
        });
  }

  void clear() {
    values.clear();
  }
}
