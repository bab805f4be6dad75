// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import dev.remain.classfile.Mark;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;

/** What annotations of the program say about fields and classes. */
public final class Marks {

  private Marks() {}

  /** Whether the field is to have what the constructor gives it. */
  static boolean isReset(Field field) {
    return Modifier.isTransient(field.getModifiers()) || Mark.RESET.of(field) != null;
  }

  /** What the element was called before. */
  public static List<String> formerNames(AnnotatedElement element) {
    Annotation mark = Mark.FORMER_NAME.of(element);
    if (mark == null) {
      return List.of();
    }
    try {
      Object value = mark.annotationType().getMethod("value").invoke(mark);
      return value instanceof String[] names ? List.of(names) : List.of(String.valueOf(value));
    } catch (ReflectiveOperationException e) {
      return List.of(); // Another annotation of that name, which says nothing to us.
    }
  }
}
