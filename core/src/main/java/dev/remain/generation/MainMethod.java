// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.link.LinkCheck;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The method that {@code java} itself would launch on this JVM: until JDK 24 {@code public static
 * void main(String[])}; from 25 on (JEP 512) also without arguments, of an instance, and not
 * public.
 */
public final class MainMethod {

  /** The JDK whose launcher takes all forms without a preview flag. */
  private static final int ANY_FORM = 25;

  private final Method method;
  private final @Nullable Constructor<?> constructor;

  private MainMethod(Method method, @Nullable Constructor<?> constructor) {
    this.method = method;
    this.constructor = constructor;
  }

  /** Finds the class and its method; neither is initialised by this. */
  public static MainMethod of(String className, ClassLoader loader) throws Unusable {
    try {
      return of(Class.forName(className, false, loader), Runtime.version().feature());
    } catch (ClassNotFoundException e) {
      throw new Unusable("there is no class " + className + " on the class path");
    } catch (UnsupportedClassVersionError e) {
      throw new Unusable(LinkCheck.tooNew(className, e));
    } catch (NoClassDefFoundError e) {
      throw new Unusable("class " + className + " cannot be loaded: " + FailureText.line(e));
    }
  }

  static MainMethod of(Class<?> type, int feature) throws Unusable {
    Method method = feature >= ANY_FORM ? anyForm(type) : classic(type);
    if (method == null) {
      throw new Unusable(
          type.getName()
              + " has no main method that java "
              + feature
              + " could run: declare public static void main(String[] args)");
    }
    Constructor<?> constructor = null;
    if (!Modifier.isStatic(method.getModifiers())) {
      constructor = constructor(type);
      constructor.setAccessible(true);
    }
    method.setAccessible(true);
    return new MainMethod(method, constructor);
  }

  /** Runs {@code main} on this thread; what it throws comes out unwrapped. */
  public void invoke(String[] arguments) throws Throwable {
    Object[] given = method.getParameterCount() == 0 ? new Object[0] : new Object[] {arguments};
    try {
      Object target = constructor == null ? null : constructor.newInstance();
      method.invoke(target, given);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw cause == null ? e : cause;
    }
  }

  private static @Nullable Method classic(Class<?> type) {
    try {
      Method method = type.getMethod("main", String[].class);
      boolean fits =
          Modifier.isStatic(method.getModifiers()) && method.getReturnType() == void.class;
      return fits ? method : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static @Nullable Method anyForm(Class<?> type) {
    Method method = find(type, type, true, String[].class);
    if (method == null) {
      method = find(type, type, false, String[].class);
    }
    if (method == null || !isLaunchable(method)) {
      method = find(type, type, false);
    }
    return method == null || !isLaunchable(method) ? null : method;
  }

  private static boolean isLaunchable(Method method) {
    return method.getReturnType() == void.class && !Modifier.isPrivate(method.getModifiers());
  }

  /**
   * In the class, else in what it extends, else in what it implements; static methods of interfaces
   * are not inherited.
   */
  private static @Nullable Method find(
      @Nullable Class<?> type, Class<?> main, boolean publicOnly, Class<?>... parameters) {
    if (type == null) {
      return null;
    }
    try {
      Method declared = type.getDeclaredMethod("main", parameters);
      boolean isHad =
          type == main || !type.isInterface() || !Modifier.isStatic(declared.getModifiers());
      if (isHad && (!publicOnly || Modifier.isPublic(declared.getModifiers()))) {
        return declared;
      }
    } catch (NoSuchMethodException e) {
      // Then further up.
    }
    Method found = find(type.getSuperclass(), main, publicOnly, parameters);
    for (Class<?> above : found == null ? type.getInterfaces() : new Class<?>[0]) {
      found = found == null ? find(above, main, publicOnly, parameters) : found;
    }
    return found;
  }

  private static Constructor<?> constructor(Class<?> type) throws Unusable {
    if (Modifier.isAbstract(type.getModifiers())) {
      throw new Unusable(
          type.getName() + " is abstract, and its main method is not static: make it static");
    }
    try {
      Constructor<?> found = type.getDeclaredConstructor();
      if (!Modifier.isPrivate(found.getModifiers())) {
        return found;
      }
    } catch (NoSuchMethodException e) {
      // Said below.
    }
    throw new Unusable(
        type.getName()
            + " has no constructor without parameters that is not private, "
            + "and its main method is not static: add one, or make main static");
  }

  /** There is no such method; the message is for the user. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unusable(String message) {
      super(message, null, false, false);
    }
  }
}
