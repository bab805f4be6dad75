// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class is initialised, asked without initialising it, which reflection cannot. Up to JDK
 * 21 {@code sun.misc.Unsafe} answers. From 22 on (JDK-8291065) a handle of a static field is of
 * another class as long as its owner is not initialised. Which it is, is found out with two classes
 * of our own; where neither tells, no class counts as initialised. Thread-safe.
 */
public final class Initialized {

  private static final Test TEST = test();

  private Initialized() {}

  private interface Test {
    boolean isInitialized(Field field) throws ReflectiveOperationException;
  }

  private static final class Never {
    @SuppressWarnings("UnusedVariable") // Whoever read it would initialise the class.
    static final Object FIELD = new Object();
  }

  private static final class Now {
    static final Object FIELD = new Object();
  }

  /**
   * Whether the class that declares a field is.
   *
   * @param field a static one
   */
  public static boolean isOwner(Field field) {
    try {
      return TEST.isInitialized(field);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return false;
    }
  }

  private static Test test() {
    Test unsafe = Runtime.version().feature() < 22 ? unsafe() : null;
    Test handles = Runtime.version().feature() < 22 ? null : handles();
    Test found = unsafe == null ? handles : unsafe;
    return found == null ? field -> false : found;
  }

  private static @Nullable Test unsafe() {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field instance = type.getDeclaredField("theUnsafe");
      instance.setAccessible(true);
      Object unsafe = instance.get(null);
      Method method = type.getMethod("shouldBeInitialized", Class.class);
      return field -> !(boolean) method.invoke(unsafe, field.getDeclaringClass());
    } catch (ReflectiveOperationException e) {
      return null; // A JVM without the module jdk.unsupported.
    }
  }

  private static @Nullable Test handles() {
    try {
      Object before = Now.FIELD;
      Class<?> initialized = handle(Now.class.getDeclaredField("FIELD")).getClass();
      Class<?> not = handle(Never.class.getDeclaredField("FIELD")).getClass();
      return before == null || initialized == not ? null : field -> handle(field).getClass() != not;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static VarHandle handle(Field field) throws ReflectiveOperationException {
    Class<?> owner = field.getDeclaringClass();
    return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
        .findStaticVarHandle(owner, field.getName(), field.getType());
  }
}
