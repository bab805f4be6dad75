// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.lang.reflect.Field;
import java.nio.channels.Channel;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the static fields of one archive say of its state: flags, constants of enums, and whether
 * what they lead to is over. Looked at twice, they show whether a library took what happened
 * between for the end of the JVM. Runs no code of a library. Confined to one thread.
 */
public final class Flags {

  private static final int MOST_OBJECTS = 20_000;

  /** By object, or by class for static fields; and then by field, or by itself. */
  private final IdentityHashMap<Object, Map<Object, Object>> seen = new IdentityHashMap<>();

  /** Of what static fields hold, so that no code of it is run. */
  private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();

  private Flags() {}

  /**
   * @param classes those of the archive
   */
  static Flags of(Statics statics, Collection<Class<?>> classes) {
    Flags flags = new Flags();
    Reach reach = new Reach(statics, loader -> false, MOST_OBJECTS);
    for (Class<?> type : classes) {
      flags.note(type, type, Statics.flags(type));
      for (Field field : statics.of(type)) {
        Object value = Statics.value(field, null);
        if (value != null) {
          String unused = reach.from(value);
          flags.names.putIfAbsent(value, flags.name(field));
        }
      }
    }
    for (Object object : reach.seen()) {
      Class<?> type = object.getClass();
      if (classes.contains(type)) {
        flags.note(object, type, Statics.flagsOfObjects(type));
      } else if (type.getClassLoader() == null) {
        flags.noteState(object);
      }
    }
    return flags;
  }

  private void note(Object of, Class<?> type, Collection<Field> fields) {
    for (Field field : fields) {
      Object value = Statics.value(field, of == type ? null : of);
      if (value != null) {
        seen.computeIfAbsent(of, any -> new HashMap<>()).put(field, value);
      }
    }
  }

  private void noteState(Object object) {
    Object state = null;
    if (object instanceof AtomicBoolean flag) {
      state = flag.get();
    } else if (object instanceof ExecutorService executor) {
      state = executor.isShutdown();
    } else if (object instanceof Thread thread) {
      state = thread.isAlive();
    } else if (object instanceof Channel channel) {
      state = channel.isOpen();
    }
    if (state != null) {
      seen.computeIfAbsent(object, any -> new HashMap<>()).put(object, state);
    }
  }

  /** The name of something that is another now than it was before; null if all is as before. */
  public @Nullable String changedSince(Flags before) {
    for (Map.Entry<Object, Map<Object, Object>> each : before.seen.entrySet()) {
      Map<Object, Object> now = seen.get(each.getKey());
      for (Map.Entry<Object, Object> was : each.getValue().entrySet()) {
        Object value = now == null ? null : now.get(was.getKey());
        if (value != null && !value.equals(was.getValue())) {
          return name(was.getKey());
        }
      }
    }
    return null;
  }

  private String name(Object of) {
    return of instanceof Field field
        ? field.getDeclaringClass().getSimpleName() + "." + field.getName()
        : names.getOrDefault(of, of.getClass().getSimpleName());
  }
}
