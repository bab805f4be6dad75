// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classfile.Mark;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What is carried into a generation, and what of it can be carried on: values of static fields,
 * which are set when their class is initialised, and objects that the program asks for by key. Its
 * loader holds it. Guarded by its own lock, under which nothing of the program runs.
 */
public final class CarriedState {

  private final Set<Class<?>> initialized = new LinkedHashSet<>();
  private final Map<Field, @Nullable Object> awaited = new LinkedHashMap<>();
  private final Map<String, Object> arrived = new HashMap<>();
  private final Map<String, Object> begun = new HashMap<>();
  private boolean isAbandoned;
  private final Map<String, Object> objects = new LinkedHashMap<>();

  /** With nothing on the way. */
  public CarriedState() {}

  /** A static field of a class of the generation, and what it has. */
  public record Static(Field field, @Nullable Object value) {}

  /** Whether its value is carried. */
  public static boolean isMarked(AnnotatedElement element) {
    return Mark.CARRIED.of(element) != null;
  }

  /** The static initialiser of a class is about to end: its fields get what has come for them. */
  void initialized(Class<?> type) {
    synchronized (awaited) {
      initialized.add(type);
      awaited.keySet().removeIf(field -> field.getDeclaringClass() == type && arrive(field));
    }
  }

  private boolean arrive(Field field) {
    set(field, awaited.get(field));
    return true;
  }

  /** Sets a field of a class of this generation, as soon as the class is initialised. */
  public void put(Field field, @Nullable Object value) {
    synchronized (awaited) {
      if (initialized.contains(field.getDeclaringClass())) {
        set(field, value);
      } else {
        awaited.put(field, value);
      }
    }
  }

  private static void set(Field field, @Nullable Object value) {
    try {
      field.setAccessible(true);
      field.set(null, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("it was woven not to be final: " + field, e);
    }
  }

  /** The marked fields of the classes that were initialised, and those still waiting for that. */
  public List<Static> statics() {
    List<Static> statics = new ArrayList<>();
    synchronized (awaited) {
      for (Class<?> type : initialized) {
        for (Field field : type.getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers()) && isMarked(field)) {
            statics.add(new Static(field, get(field)));
          }
        }
      }
      awaited.forEach((field, value) -> statics.add(new Static(field, value)));
    }
    return statics;
  }

  private static @Nullable Object get(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("it was made accessible: " + field, e);
    }
  }

  /**
   * Says that an object for that key is being filled, on the calling thread. A static initialiser
   * that runs meanwhile, on this thread, is given this one.
   *
   * @return the object that the program has asked for already, and is to be filled instead; or this
   */
  public Object begin(String key, Object object) {
    synchronized (objects) {
      Object asked = objects.get(key);
      if (asked == null && !isAbandoned) {
        begun.put(key, object);
      }
      return asked == null ? object : asked;
    }
  }

  /** What was begun, or is, is not completed, and not to be given to anybody. */
  public void abandon() {
    synchronized (objects) {
      isAbandoned = true;
      begun.clear();
    }
  }

  /** Has the object ready for whoever asks for it by that key. */
  public void put(String key, Object object) {
    synchronized (objects) {
      begun.remove(key);
      if (!objects.containsKey(key)) {
        arrived.put(key, object);
      }
    }
  }

  /** What has come, or was asked for before, by that key; else what the factory makes. */
  public Object object(String key, Callable<?> factory) {
    synchronized (objects) {
      Object known = objects.get(key);
      known = known == null ? arrived.remove(key) : known;
      known = known == null ? begun.get(key) : known;
      if (known != null) {
        objects.put(key, known);
        return known;
      }
    }
    Object made = make(key, factory);
    Objects.requireNonNull(made, () -> "carry(\"" + key + "\"): the factory answered null");
    synchronized (objects) {
      Object first = objects.putIfAbsent(key, made);
      return first == null ? made : first;
    }
  }

  private static @Nullable Object make(String key, Callable<?> factory) {
    try {
      return factory.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("carry(\"" + key + "\"): the factory threw " + e, e);
    }
  }

  /**
   * What was asked for, by key.
   *
   * @param all whether what has come and was not asked for yet counts, too
   */
  public Map<String, Object> objects(boolean all) {
    synchronized (objects) {
      Map<String, Object> found = new LinkedHashMap<>(all ? arrived : Map.of());
      found.putAll(objects);
      return found;
    }
  }

  /**
   * Whether there is nothing to carry on.
   *
   * @param all as for {@link #objects}
   */
  public boolean isEmpty(boolean all) {
    synchronized (awaited) {
      if (!initialized.isEmpty() || !awaited.isEmpty()) {
        return false;
      }
    }
    return objects(all).isEmpty();
  }
}
