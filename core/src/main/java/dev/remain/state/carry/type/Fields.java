// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The fields of objects that can be read and set. */
public final class Fields {

  private Fields() {}

  /**
   * The instance fields of a class and of those above it, but for the JDK's own.
   *
   * @throws InaccessibleObjectException if one is closed
   */
  public static List<Field> of(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> now = type; now != null && !Jdk.owns(now); now = now.getSuperclass()) {
      for (Field field : now.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return fields;
  }

  /** The first class above that is the JDK's. */
  public static Class<?> above(Class<?> type) {
    Class<?> now = type;
    while (!Jdk.owns(now)) {
      now = now.getSuperclass();
    }
    return now;
  }

  /** Whether objects of a class of the JDK have fields that nobody else can see. */
  public static boolean hasHidden(Class<?> type) {
    for (Class<?> now = type; now != null; now = now.getSuperclass()) {
      for (Field field : now.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          return true;
        }
      }
    }
    return false;
  }
}
