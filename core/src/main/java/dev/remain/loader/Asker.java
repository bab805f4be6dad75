// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.lang.StackWalker.StackFrame;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Who asks a base loader for something. Looks down the stack, which takes some microseconds, and so
 * only for what the live half has.
 */
final class Asker {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final StackWalker WITH_REFLECTION =
      StackWalker.getInstance(
          java.util.Set.of(
              StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_REFLECT_FRAMES));

  private Asker() {}

  /**
   * Whether the JVM asks, to link a class of that base or for {@code Class.forName}. One answer to
   * it, and it would take that class for the base's own, for as long as the base lives. It calls
   * from a native method, or right from the code that it links. Java code of the base that asks by
   * itself is woven, and comes by {@code dev.remain.woven.Names}. Reflection that ends in a native
   * method (JDK 17) is code, too.
   */
  static boolean isJvm(ClassLoader base) {
    return WITH_REFLECTION.walk(
        frames ->
            frames
                .filter(frame -> !isOurs(frame.getDeclaringClass()))
                .findFirst()
                .map(frame -> isJvm(frame, base))
                .orElse(true));
  }

  private static boolean isJvm(StackFrame frame, ClassLoader base) {
    Class<?> type = frame.getDeclaringClass();
    return frame.isNativeMethod()
        ? !type.getPackageName().equals("jdk.internal.reflect")
        : type.getClassLoader() == base;
  }

  /** The class of that base that the JVM links, if it asks for that. */
  static @Nullable Class<?> linking(ClassLoader base) {
    return WALKER.walk(
        frames ->
            frames
                .map(StackFrame::getDeclaringClass)
                .filter(type -> !isOurs(type))
                .findFirst()
                .filter(type -> type.getClassLoader() == base)
                .orElse(null));
  }

  private static boolean isOurs(Class<?> type) {
    return type == Asker.class || type == BaseClassLoader.class;
  }

  /** Whether a service loader reads the names of providers, which it will load by the base. */
  static boolean isServiceLoader() {
    return WALKER.walk(
        frames ->
            frames
                .map(StackFrame::getDeclaringClass)
                .filter(type -> type.getClassLoader() == null && type != ClassLoader.class)
                .findFirst()
                .map(type -> type.getName().startsWith(ServiceLoader.class.getName()))
                .orElse(false));
  }

  /** The name of the nearest class of that base. */
  static String ofBase(ClassLoader base) {
    return WALKER.walk(
        frames ->
            frames
                .map(StackFrame::getDeclaringClass)
                .filter(type -> type.getClassLoader() == base)
                .map(Class::getName)
                .findFirst()
                .orElse("the base"));
  }
}
