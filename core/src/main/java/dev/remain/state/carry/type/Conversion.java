// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as fields of another type take them: primitive ones may become wider, or get a box. */
public final class Conversion {

  private static final List<Class<?>> RANKS =
      List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

  private Conversion() {}

  /** The value in that type, or {@link NotCarried}. */
  public static @Nullable Object fit(@Nullable Object value, Class<?> type) {
    if (value == null) {
      return type.isPrimitive() ? new NotCarried("null") : null;
    }
    if (value instanceof NotCarried || type.isInstance(value)) {
      return value;
    }
    Class<?> to = MethodType.methodType(type).unwrap().returnType();
    Class<?> from = MethodType.methodType(value.getClass()).unwrap().returnType();
    if (to.isPrimitive() && from.isPrimitive() && widens(from, to)) {
      return widened(value, to);
    }
    return new NotCarried(value.getClass().getSimpleName() + " is no " + type.getSimpleName());
  }

  /** Whether every value of a primitive type is one of the other. */
  public static boolean widens(Class<?> from, Class<?> to) {
    if (from == to) {
      return from.isPrimitive();
    }
    if (from == char.class) {
      return RANKS.indexOf(to) >= RANKS.indexOf(int.class);
    }
    return RANKS.contains(from) && RANKS.indexOf(from) < RANKS.indexOf(to);
  }

  private static Object widened(Object value, Class<?> to) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof Character character && to == char.class) {
      return character;
    }
    Number number = value instanceof Character character ? (int) character : (Number) value;
    if (to == byte.class) {
      return number.byteValue();
    } else if (to == short.class) {
      return number.shortValue();
    } else if (to == int.class) {
      return number.intValue();
    } else if (to == long.class) {
      return number.longValue();
    }
    return to == float.class ? (Object) number.floatValue() : (Object) number.doubleValue();
  }

  /** What a field of that type has if nobody gives it anything. */
  public static @Nullable Object nothing(Class<?> type) {
    if (!type.isPrimitive()) {
      return null;
    }
    if (type == boolean.class) {
      return false;
    }
    return type == char.class ? (Object) '\0' : widened((byte) 0, type);
  }
}
