// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object of a library holds something live: looks through fields, arrays, collections
 * and maps, and no further than a limit.
 */
public final class LibraryReach {

  private static final int MOST_OBJECTS = 2_000;

  private final NextTypes types;
  private final Set<Object> clean = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Class<?>, List<Field>> fields = new HashMap<>();

  public LibraryReach(NextTypes types) {
    this.types = types;
  }

  /** The class of something live that it holds, or null. */
  public @Nullable Class<?> live(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> queue = new ArrayDeque<>();
    add(root, seen, queue);
    for (Object object = queue.poll(); object != null; object = queue.poll()) {
      Class<?> type = object instanceof Class<?> itself ? itself : object.getClass();
      if (types.isLive(type)) {
        return type;
      }
      if (seen.size() < MOST_OBJECTS) {
        hold(object, seen, queue);
      }
    }
    clean.addAll(seen);
    return null;
  }

  private void add(@Nullable Object object, Set<Object> seen, Deque<Object> queue) {
    if (object != null
        && !(object instanceof String)
        && !clean.contains(object)
        && seen.add(object)) {
      queue.add(object);
    }
  }

  private void hold(Object object, Set<Object> seen, Deque<Object> queue) {
    try {
      if (object instanceof Object[] array) {
        for (int i = 0; i < Array.getLength(array) && i < MOST_OBJECTS; i++) {
          add(array[i], seen, queue);
        }
      } else if (!Jdk.owns(object.getClass())) {
        for (Field field : fields.computeIfAbsent(object.getClass(), LibraryReach::references)) {
          add(field.get(object), seen, queue);
        }
      } else if (object instanceof Collection<?> collection) {
        collection.stream().limit(MOST_OBJECTS).forEach(held -> add(held, seen, queue));
      } else if (object instanceof Map<?, ?> map) {
        map.entrySet().stream()
            .limit(MOST_OBJECTS)
            .forEach(
                entry -> {
                  add(entry.getKey(), seen, queue);
                  add(entry.getValue(), seen, queue);
                });
      } else if (object instanceof AtomicReference<?> reference) {
        add(reference.get(), seen, queue);
      }
    } catch (Exception e) {
      // It cannot be looked into.
    }
  }

  private static List<Field> references(Class<?> type) {
    return Fields.of(type).stream().filter(field -> !field.getType().isPrimitive()).toList();
  }
}
