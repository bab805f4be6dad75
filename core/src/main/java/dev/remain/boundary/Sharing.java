// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are everybody's: a static field of a kept class holds them, or an object that one
 * holds does. What is in a collection is only registered there. Runs no code of a library. Of use
 * for one look; confined to one thread.
 */
public final class Sharing {

  private static final int MOST_OBJECTS = 50_000;

  private final Statics statics;

  public Sharing(ClassLoader base) {
    this.statics = new Statics(base);
  }

  /** Those among the things that fields of these classes hold, by identity. */
  public Set<Object> shared(Collection<Class<?>> classes, Collection<?> things) {
    Set<Object> asked = Collections.newSetFromMap(new IdentityHashMap<>());
    asked.addAll(things);
    Set<Object> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    if (!asked.isEmpty()) {
      for (Class<?> type : classes) {
        for (Field field : statics.of(type)) {
          look(Statics.value(field, null), asked, shared);
        }
      }
    }
    return shared;
  }

  private void look(@Nullable Object held, Set<Object> asked, Set<Object> shared) {
    Object value = inside(held);
    if (value == null || asked.contains(value)) {
      if (value != null) {
        shared.add(value);
      }
      return;
    }
    if (value.getClass().getClassLoader() == statics.kept()) {
      for (Field field : statics.ofObjects(value.getClass())) {
        Object next = inside(Statics.value(field, value));
        if (next != null && asked.contains(next)) {
          shared.add(next);
        }
      }
    }
  }

  private static @Nullable Object inside(@Nullable Object held) {
    if (held instanceof AtomicReference<?> reference) {
      return reference.get();
    }
    return held instanceof Optional<?> optional ? optional.orElse(null) : held;
  }

  /** All that can be reached from these, as far as one looks. */
  public Set<Object> reachable(Collection<?> roots) {
    Reach reach = new Reach(statics, loader -> false, MOST_OBJECTS);
    Set<Object> all = Set.of();
    for (Object root : List.copyOf(roots)) {
      all = reach.all(root);
    }
    return all;
  }
}
