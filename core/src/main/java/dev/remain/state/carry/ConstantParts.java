// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.Fields;
import dev.remain.state.carry.type.Jdk;
import dev.remain.state.carry.type.NextTypes;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the arrays, collections and maps of static final fields hold, such as a list of all modes or
 * a table of colours by name: whoever has one of these becomes its counterpart in the new array,
 * collection or map. That is found by its key where this has a meaning of its own, by its place if
 * what is there looks the same, or because only one looks the same. Confined to a copy.
 */
final class ConstantParts {

  /** What holds more than that is data, and no table of constants. */
  private static final int MOST = 500;

  private final NextTypes types;
  private final Constants constants;
  private final IdentityHashMap<Object, Part> parts = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Map<Object, Object>> held = new IdentityHashMap<>();
  private final Map<Class<?>, List<Field>> fields = new HashMap<>();

  /** What is carried and has no counterpart. */
  private final Set<Object> apart = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Where an object was.
   *
   * @param key its place, or what it was put under
   */
  private record Part(Field field, Object container, Object key) {}

  ConstantParts(NextTypes types, Constants constants) {
    this.types = types;
    this.constants = constants;
  }

  /** Learns what a value of a field holds, if it is a container; tells the types of the parts. */
  void read(Field field, Object container, Collection<Class<?>> partTypes) {
    entries(container)
        .forEach(
            (key, part) -> {
              Class<?> type = part.getClass();
              boolean isOwn = types.isLive(type) && !(part instanceof Enum<?>);
              if ((isOwn || type == Object.class) && !type.isArray()) {
                parts.putIfAbsent(part, new Part(field, container, key));
                partTypes.add(type);
              }
            });
  }

  boolean has(Object part) {
    return parts.containsKey(part);
  }

  /** The counterpart; null if there is none. */
  @Nullable Object heir(Object object) {
    Part part = parts.get(object);
    Object heir = part == null ? null : constants.heir(part.container());
    if (part == null || heir == null) {
      return null;
    }
    Map<Object, Object> now = held(heir);
    Object same = now.get(part.key() instanceof Enum<?> ? nextOf(part.key()) : part.key());
    boolean isName = !(part.key() instanceof Spot);
    if (same != null && isAlike(object, same) && (isName || isAsMany(part.container(), now))) {
      return same;
    }
    List<Object> alike = now.values().stream().filter(each -> isAlike(object, each)).toList();
    return alike.size() == 1 ? alike.get(0) : null;
  }

  /** It is carried as a second object. */
  void apart(Object object) {
    apart.add(object);
  }

  /**
   * The fields that hold others than what is carried.
   *
   * @param carried answers what an object has become, or null if it is not carried
   */
  Set<Field> apart(UnaryOperator<@Nullable Object> carried) {
    Set<Field> fields = new LinkedHashSet<>();
    held.clear(); // They may have been added to since.
    for (Object object : apart) {
      Part part = parts.get(object);
      if (part != null && !isHeld(part, carried.apply(object), carried)) {
        fields.add(part.field());
      }
    }
    return fields;
  }

  /** Whether the new container holds the copy, or is filled with what the old one held. */
  private boolean isHeld(
      Part part, @Nullable Object copy, UnaryOperator<@Nullable Object> carried) {
    Object heir = constants.heir(part.container());
    return heir != null
        && (carried.apply(part.container()) == heir
            || held(heir).values().stream().anyMatch(each -> each == copy));
  }

  private Map<Object, Object> held(Object heir) {
    return held.computeIfAbsent(heir, ConstantParts::entries);
  }

  private boolean isAsMany(Object container, Map<Object, Object> now) {
    return entries(container).size() == now.size();
  }

  private @Nullable Object nextOf(Object key) {
    Class<?> next = types.next(((Enum<?>) key).getDeclaringClass());
    for (Object constant :
        next == null || !next.isEnum() ? new Object[0] : next.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(((Enum<?>) key).name())) {
        return constant;
      }
    }
    return null;
  }

  /** The place in an array or list, where another may be after an edit. */
  private record Spot(int number, boolean isKey) {}

  /** What a container of the JDK holds, by keys that hash without running the program's code. */
  private static Map<Object, Object> entries(Object container) {
    Map<Object, Object> entries = new HashMap<>();
    boolean isOfJdk = Jdk.owns(container.getClass());
    Collection<?> elements = List.of();
    if (container instanceof Object[] array && array.length <= MOST) {
      elements = Arrays.asList(array);
    } else if (isOfJdk && container instanceof Collection<?> some && some.size() <= MOST) {
      elements = some;
    } else if (isOfJdk && container instanceof Map<?, ?> map && map.size() <= MOST) {
      addAll(map, entries);
    }
    int number = 0;
    for (Object element : elements) {
      add(new Spot(number++, false), element, entries);
    }
    return entries;
  }

  private static void addAll(Map<?, ?> map, Map<Object, Object> entries) {
    int number = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object key = entry.getKey();
      boolean isName = key instanceof Enum<?> || (key != null && isText(key));
      add(new Spot(number, true), key, entries);
      add(isName ? key : new Spot(number, false), entry.getValue(), entries);
      number++;
    }
  }

  private static void add(Object key, @Nullable Object part, Map<Object, Object> entries) {
    if (part != null) {
      entries.put(key, part);
    }
  }

  private static boolean isText(Object key) {
    return key instanceof String
        || (key instanceof Number && Jdk.owns(key.getClass()))
        || key instanceof Character;
  }

  /** Whether what can be compared about two objects is the same. */
  private boolean isAlike(Object old, Object now) {
    if (types.next(old.getClass()) != now.getClass()) {
      return false;
    }
    try {
      for (Field field : fields.computeIfAbsent(now.getClass(), Fields::of)) {
        for (Field before : fields.computeIfAbsent(old.getClass(), Fields::of)) {
          if (before.getName().equals(field.getName()) && differ(before.get(old), field.get(now))) {
            return false;
          }
        }
      }
      return true;
    } catch (IllegalAccessException | RuntimeException e) {
      return false;
    }
  }

  private static boolean differ(@Nullable Object old, @Nullable Object now) {
    if (old == null || now == null) {
      return old != now;
    }
    if (old instanceof Enum<?> left && now instanceof Enum<?> right) {
      return !left.name().equals(right.name());
    }
    return (isText(old) || old instanceof Boolean) && !old.equals(now);
  }
}
