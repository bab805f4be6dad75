// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class has been initialised. Reading a static field would do it, and would wait for
 * whoever is at it. Up to JDK 21 {@code sun.misc.Unsafe} tells; later a handle of a static field is
 * of another class as long as its class is not initialised, which is tried on two classes of our
 * own first.
 */
final class Initialized {

  private static final @Nullable Object UNSAFE = unsafe();
  private static final @Nullable Method ASKED = asked();
  private static final boolean IS_KNOWN = isRight();

  private Initialized() {}

  /** False, too, where that cannot be told. */
  static boolean is(Field field) {
    return IS_KNOWN && ask(field);
  }

  private static boolean ask(Field field) {
    Class<?> type = field.getDeclaringClass();
    try {
      if (ASKED != null) {
        return !(boolean) ASKED.invoke(UNSAFE, type);
      }
      VarHandle handle =
          MethodHandles.privateLookupIn(type, MethodHandles.lookup())
              .findStaticVarHandle(type, field.getName(), field.getType());
      return !handle.getClass().getName().contains("Lazy");
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return false;
    }
  }

  private static @Nullable Object unsafe() {
    try {
      Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable Method asked() {
    try {
      return Class.forName("sun.misc.Unsafe").getMethod("shouldBeInitialized", Class.class);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static boolean isRight() {
    try {
      Class.forName(Done.class.getName(), true, Done.class.getClassLoader());
      return ask(Done.class.getDeclaredField("FIELD"))
          && !ask(Never.class.getDeclaredField("FIELD"));
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static final class Done {
    @SuppressWarnings("UnusedVariable") // It is only to be asked about, as the other.
    static final Object FIELD = new Object();
  }

  private static final class Never {
    @SuppressWarnings("UnusedVariable")
    static final Object FIELD = new Object();
  }
}
