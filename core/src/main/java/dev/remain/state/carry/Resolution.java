// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.Fields;
import dev.remain.state.carry.type.Jdk;
import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The last word of a class about which object stands for a copy, as Java serialization gives it
 * with {@code readResolve}. Stateless.
 */
final class Resolution {

  private final Method method;
  private final Notes notes;

  private Resolution(Method method, Notes notes) {
    this.method = method;
    this.notes = notes;
  }

  /** Null for a class that leaves it at the copy. */
  static @Nullable Resolution of(Class<?> type, Notes notes) {
    if (!Serializable.class.isAssignableFrom(type)) {
      return null;
    }
    for (Class<?> now = type; now != null && !Jdk.owns(now); now = now.getSuperclass()) {
      try {
        Method method = now.getDeclaredMethod("readResolve");
        int modifiers = method.getModifiers();
        boolean isSeen = now == type || !Modifier.isPrivate(modifiers);
        if (method.getReturnType() == Object.class && !Modifier.isStatic(modifiers) && isSeen) {
          method.setAccessible(true);
          return new Resolution(method, notes);
        }
      } catch (NoSuchMethodException e) {
        // The class above it may have one.
      }
    }
    return null;
  }

  /** What stands for a copy that is complete. */
  Object instead(Object copy) throws ReflectiveOperationException {
    Object answered = method.invoke(copy);
    String type = copy.getClass().getName();
    if (answered == null) {
      return new NotCarried("what readResolve of " + type + " answered");
    }
    if (answered != copy && !isAlike(copy, answered)) {
      notes.add(type, "has what its readResolve answered");
    }
    return answered;
  }

  /** Says that others hold the copy already. */
  void tellCycle(Object copy) {
    notes.add(copy.getClass().getName(), "not asked for its readResolve, since it is in a cycle");
  }

  private static boolean isAlike(Object copy, Object answered) throws IllegalAccessException {
    if (copy.getClass() != answered.getClass()) {
      return false;
    }
    for (Field field : Fields.of(copy.getClass())) {
      Object one = field.get(copy);
      Object other = field.get(answered);
      boolean isSame = field.getType().isPrimitive() ? one.equals(other) : one == other;
      if (!isSame && !(one instanceof String && one.equals(other))) {
        return false;
      }
    }
    return true;
  }
}
