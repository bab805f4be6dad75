// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import org.jspecify.annotations.Nullable;

/** Private fields of libraries, made accessible. Stateless. */
final class PrivateField {

  private PrivateField() {}

  static Field of(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** What an object of exactly that class has in it; null if there is no such field there. */
  static @Nullable Object value(Object owner, String name) throws IllegalAccessException {
    try {
      return of(owner.getClass(), name).get(owner);
    } catch (NoSuchFieldException | InaccessibleObjectException e) {
      return null; // Another version.
    }
  }
}
