// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.Fields;
import dev.remain.state.carry.type.Jdk;
import dev.remain.state.carry.type.NextTypes;
import dev.remain.state.carry.type.Unwanted;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How objects of a class are carried of which some are values of static final fields. What never
 * changes, and what is nothing but itself, becomes the new value. What changes becomes it, too, and
 * gets its content; but an array, collection or value of the JDK that has a content of its own in
 * the next generation stays a copy, which is told. Confined to a copy.
 */
final class ConstantKind implements LibraryKinds.ByObject {

  private static final Set<String> IMMUTABLE_PACKAGES =
      Set.of("java.time", "java.time.chrono", "java.math", "java.util.regex", "java.nio.charset");

  private final Constants constants;
  private final NextTypes types;
  private final Kind base;
  private final IdentityHashMap<Object, Kind> known = new IdentityHashMap<>();

  ConstantKind(Constants constants, NextTypes types, Kind base) {
    this.constants = constants;
    this.types = types;
    this.base = base;
  }

  @Override
  public Kind of(Object value) {
    Kind usual = base instanceof LibraryKinds.ByObject each ? each.of(value) : base;
    if (!constants.has(value)) {
      return usual;
    }
    Kind kind = known.get(value);
    if (kind == null) {
      kind = choose(value, usual);
      known.put(value, kind);
    }
    return kind;
  }

  private Kind choose(Object value, Kind usual) {
    if (!constants.isValue(value)) {
      return ofPart(value, usual);
    }
    Object heir = constants.heir(value);
    if (heir == null || heir == value) {
      return usual;
    }
    if (isValue(value)) {
      return heir.equals(value) ? instead(heir) : usual;
    }
    if (isConstant(value, Collections.newSetFromMap(new IdentityHashMap<>()))
        || hasSameContent(value, heir)) {
      return instead(heir);
    }
    if (usual instanceof GraphKind graph && graph.fills(value, heir)) {
      constants.note(constants.fieldOf(value), "carried, since what is carried refers to it");
    } else {
      constants.note(constants.fieldOf(value), "is another one in what is carried");
    }
    return usual;
  }

  private Kind ofPart(Object value, Kind usual) {
    Object heir =
        isConstant(value, Collections.newSetFromMap(new IdentityHashMap<>()))
            ? constants.heir(value)
            : null;
    if (heir == null) {
      constants.apart(value);
    }
    return heir == null ? usual : instead(heir);
  }

  private static Kind instead(Object heir) {
    return (Kind.Simple) (value, place) -> heir;
  }

  /** Whether it counts by what it is equal to. */
  private static boolean isValue(Object value) {
    Class<?> type = value.getClass();
    return value instanceof String
        || (value instanceof Number && Jdk.owns(type) && type.getPackageName().equals("java.lang"))
        || value instanceof Character
        || (Jdk.owns(type) && IMMUTABLE_PACKAGES.contains(type.getPackageName()));
  }

  /** Whether nothing about it can have changed since its class was initialised. */
  private boolean isConstant(Object value, Set<Object> seen) {
    Class<?> type = value.getClass();
    if (type == Object.class
        || value instanceof Enum<?>
        || value instanceof Class<?>
        || value instanceof Boolean
        || isValue(value)
        || !seen.add(value)) {
      return true;
    }
    if (type.isArray()) {
      return Array.getLength(value) == 0;
    }
    if (type.isHidden() || Proxy.isProxyClass(type) || LockKind.isFor(type)) {
      return true;
    }
    if (Jdk.owns(type)) {
      boolean isFixed =
          value instanceof Optional<?> || type.getName().startsWith("java.util.Immutable");
      return isFixed
          ? elements(value).stream().allMatch(part -> part == null || isConstant(part, seen))
          : isUnwanted(type);
    }
    return Unwanted.word(type) != null || hasOnlyConstants(value, seen);
  }

  private static boolean isUnwanted(Class<?> type) {
    return Unwanted.word(type) != null
        && !Collection.class.isAssignableFrom(type)
        && !Map.class.isAssignableFrom(type);
  }

  private boolean hasOnlyConstants(Object value, Set<Object> seen) {
    Class<?> type = value.getClass();
    if (Fields.hasHidden(Fields.above(type))) {
      return false;
    }
    try {
      for (Field field : Fields.of(type)) {
        Object part = field.get(value);
        boolean isFixed = Modifier.isFinal(field.getModifiers());
        if (!isFixed || (part != null && !isConstant(part, seen))) {
          return false;
        }
      }
      return true;
    } catch (IllegalAccessException | RuntimeException e) {
      return false;
    }
  }

  private static List<@Nullable Object> elements(Object value) {
    List<@Nullable Object> elements = new ArrayList<>();
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(elements::add);
    } else if (value instanceof Map<?, ?> map) {
      elements.addAll(map.keySet());
      elements.addAll(map.values());
    } else if (value instanceof Collection<?> collection) {
      elements.addAll(collection);
    }
    return elements;
  }

  /** Whether an array, or a list of the JDK, holds in the next generation what it holds now. */
  private boolean hasSameContent(Object old, Object now) {
    if (old.getClass().isArray()) {
      int length = Array.getLength(old);
      boolean isSame =
          types.next(old.getClass()) == now.getClass() && length == Array.getLength(now);
      for (int i = 0; isSame && i < length; i++) {
        isSame = isSame(Array.get(old, i), Array.get(now, i));
      }
      return isSame;
    }
    return old instanceof List<?> left
        && now instanceof List<?> right
        && Jdk.owns(old.getClass())
        && old.getClass() == now.getClass()
        && hasSameContent(left.toArray(), right.toArray());
  }

  private boolean isSame(@Nullable Object old, @Nullable Object now) {
    if (old == null || now == null || old == now) {
      return old == now;
    }
    if (old instanceof Enum<?> left && now instanceof Enum<?> right) {
      return left.name().equals(right.name());
    }
    if (constants.has(old)) {
      return constants.heir(old) == now;
    }
    boolean isValue = isValue(old) || old instanceof Boolean;
    return isValue ? old.equals(now) : hasSameContent(old, now);
  }
}
