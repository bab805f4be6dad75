// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Annotations, recognised by their simple names. */
final class Marks {

  private Marks() {}

  /** Whether the field is to have what the constructor gives it. */
  static boolean isReset(Field field) {
    return Modifier.isTransient(field.getModifiers()) || find(field, "Reset") != null;
  }

  /** What the element was called before. */
  static List<String> formerNames(AnnotatedElement element) {
    Annotation mark = find(element, "FormerName");
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

  private static @Nullable Annotation find(AnnotatedElement element, String simpleName) {
    for (Annotation annotation : element.getAnnotations()) {
      if (annotation.annotationType().getSimpleName().equals(simpleName)) {
        return annotation;
      }
    }
    return null;
  }
}
