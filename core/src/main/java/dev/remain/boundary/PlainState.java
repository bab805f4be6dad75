// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Plain things, numbers, texts and containers, in the static fields of one archive at one moment,
 * and in its own objects and the maps that these hold, two steps on at most. Asks collections of
 * the JDK for their size, which may wait for their lock; runs no code of a library. Of use for one
 * look.
 */
final class PlainState {

  private static final int MOST_STEPS = 2;
  private static final int MOST_OF_A_MAP = 64;
  private static final int MOST_AMOUNTS = 1_000;
  private static final int MOST_TEXTS = 200;

  private static final int LONGEST_KEY = 40;

  /** Classes in others that are no mere views. */
  private static final List<String> INNER = List.of("$Synchronized", "$SetFromMap", "$KeySetView");

  private final Statics statics;
  private final Set<Class<?>> classes;

  /** Whose static fields are looked at just now. */
  private String owner = "";

  private final Map<String, Amount> amounts = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<Flag> flags = new ArrayList<>();

  /**
   * Something that is true or not.
   *
   * @param name such as {@code shop.Ids.started}
   * @param owner the class of which a static field leads to it
   * @param field that has it, with the class that declares it
   */
  record Flag(String name, String owner, String field, boolean isTrue) {}

  private PlainState(Statics statics, Collection<Class<?>> classes) {
    this.statics = statics;
    this.classes = Set.copyOf(classes);
  }

  /**
   * @param classes all that were loaded of the archive
   */
  static PlainState of(Statics statics, Collection<Class<?>> classes) {
    PlainState state = new PlainState(statics, classes);
    for (Class<?> type : classes) {
      state.owner = type.getName();
      for (Field field : statics.plain(type)) {
        state.look(type.getName(), field, null, 0);
      }
    }
    return state;
  }

  /** Each by its name, such as {@code shop.Ids.next}; none of what is called a cache. */
  Map<String, Amount> amounts() {
    return amounts;
  }

  List<Flag> flags() {
    return flags;
  }

  /** Those in static fields, and under names and in objects that these hold, in the same way. */
  Map<String, String> texts() {
    return texts;
  }

  private void look(String where, Field field, @Nullable Object of, int steps) {
    String name = where + "." + field.getName();
    boolean isCache =
        Caches.isCalledCache(field.getName())
            || Caches.isCalledCache(field.getDeclaringClass().getSimpleName());
    Object value = isCache ? null : Statics.value(field, of);
    if (value == null) {
      return;
    }
    String declared = field.getDeclaringClass().getName() + "." + field.getName();
    if (isNumber(value)) {
      note(name, new Amount(Amount.Kind.FIELD, ((Number) value).doubleValue(), owner, declared));
    } else if (value instanceof Boolean flag) {
      flags.add(new Flag(name, owner, declared, flag));
    } else if (value instanceof AtomicBoolean flag) {
      flags.add(new Flag(name, owner, declared, flag.get()));
    } else if (value instanceof Object[] array) {
      if (of == null && !Modifier.isFinal(field.getModifiers())) {
        note(name, Amount.Kind.ELEMENTS, array.length); // Made anew each time one is added.
      }
    } else {
      look(name, value, steps);
    }
  }

  private void look(String name, @Nullable Object value, int steps) {
    if (value instanceof Number number && isCounter(number)) {
      note(name, Amount.Kind.COUNTER, number.doubleValue());
    } else if (value instanceof AtomicReference<?> reference && steps < MOST_STEPS) {
      look(name, reference.get(), steps + 1);
    } else if (value instanceof String text) {
      if (steps < MOST_STEPS && texts.size() < MOST_TEXTS) {
        texts.put(name, text);
      }
    } else if (value instanceof Map<?, ?> map && isOfJdk(value)) {
      lookAt(name, map, steps);
    } else if (value instanceof Collection<?> collection && isOfJdk(value)) {
      note(name, collection instanceof Set ? kind(collection) : Amount.Kind.ELEMENTS, collection);
    } else if (value != null && steps < MOST_STEPS && classes.contains(value.getClass())) {
      for (Field field : statics.plainOfObjects(value.getClass())) {
        look(name, field, value, steps + 1);
      }
    }
  }

  private void lookAt(String name, Map<?, ?> map, int steps) {
    note(name, kind(map.keySet()), map.keySet());
    if (steps == MOST_STEPS) {
      return;
    }
    int left = MOST_OF_A_MAP;
    try {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (left-- == 0) {
          return;
        }
        if (entry.getKey() instanceof String key && isPlain(key)) {
          String place = name + "[" + key + "]";
          if (isNumber(entry.getValue())) {
            note(place, Amount.Kind.FILED, ((Number) entry.getValue()).doubleValue());
          } else {
            look(place, entry.getValue(), steps + 1);
          }
        }
      }
    } catch (RuntimeException e) {
      // It changes while it is looked at.
    }
  }

  private static boolean isNumber(@Nullable Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Double
        || value instanceof Float;
  }

  private static boolean isCounter(Number value) {
    return value instanceof AtomicInteger
        || value instanceof AtomicLong
        || value instanceof LongAdder
        || value instanceof DoubleAdder;
  }

  private static boolean isPlain(String key) {
    return key.length() <= LONGEST_KEY
        && key.chars().allMatch(each -> each > ' ' && each < 127 && each != '[' && each != ']');
  }

  private void note(String name, Amount.Kind kind, Collection<?> all) {
    try {
      note(name, kind, all.size());
    } catch (RuntimeException e) {
      // As above.
    }
  }

  private void note(String name, Amount.Kind kind, double value) {
    note(name, new Amount(kind, value, owner, ""));
  }

  private void note(String name, Amount amount) {
    if (amounts.size() < MOST_AMOUNTS) {
      amounts.put(name, amount);
    }
  }

  /** By what the first one is, whether the same can be filed among them twice. */
  private static Amount.Kind kind(Collection<?> keys) {
    try {
      Iterator<?> all = keys.iterator();
      Object key = all.hasNext() ? all.next() : null;
      return key != null && isByIdentity(key.getClass())
          ? Amount.Kind.ELEMENTS
          : Amount.Kind.ENTRIES;
    } catch (RuntimeException e) {
      return Amount.Kind.ENTRIES; // As above.
    }
  }

  private static boolean isByIdentity(Class<?> type) {
    try {
      return type.getClassLoader() != null
          && type.getMethod("equals", Object.class).getDeclaringClass() == Object.class;
    } catch (NoSuchMethodException | LinkageError e) {
      return false;
    }
  }

  /** Not views, which may have a container of a library inside. */
  private static boolean isOfJdk(Object container) {
    String name = container.getClass().getName();
    return name.startsWith("java.util.")
        && !name.contains("Weak")
        && (name.indexOf('$') < 0 || INNER.stream().anyMatch(name::contains));
  }
}
