// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.lang.reflect.Field;

/** Carries a primitive field, which may become wider, without a box. */
@FunctionalInterface
public interface PrimitiveMove {

  void from(Object old, Object copy) throws IllegalAccessException;

  static PrimitiveMove of(Field source, Field target) {
    Class<?> type = source.getType();
    if (type == int.class) {
      return (old, copy) -> target.setInt(copy, source.getInt(old));
    } else if (type == long.class) {
      return (old, copy) -> target.setLong(copy, source.getLong(old));
    } else if (type == double.class) {
      return (old, copy) -> target.setDouble(copy, source.getDouble(old));
    } else if (type == boolean.class) {
      return (old, copy) -> target.setBoolean(copy, source.getBoolean(old));
    } else if (type == float.class) {
      return (old, copy) -> target.setFloat(copy, source.getFloat(old));
    } else if (type == char.class) {
      return (old, copy) -> target.setChar(copy, source.getChar(old));
    } else if (type == short.class) {
      return (old, copy) -> target.setShort(copy, source.getShort(old));
    }
    return (old, copy) -> target.setByte(copy, source.getByte(old));
  }
}
