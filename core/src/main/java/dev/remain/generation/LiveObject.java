// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Making an object of a live class for code that stays. Stateless. */
public final class LiveObject {

  private LiveObject() {}

  /**
   * By its constructor without parameters, public or not.
   *
   * @throws Throwable what the constructor throws, as it is
   */
  public static Object make(String className, ClassLoader loader) throws Throwable {
    Constructor<?> constructor = Class.forName(className, true, loader).getDeclaredConstructor();
    constructor.setAccessible(true);
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw cause == null ? e : cause;
    }
  }

  /** Why it cannot stand behind a proxy of that type, in words; null if it can. */
  public static @Nullable String misfit(Object made, Class<?> type) {
    return type.isInstance(made)
        ? null
        : made.getClass().getName()
            + " does not implement "
            + type.getName()
            + " of the running program";
  }
}
