// SPDX-License-Identifier: Apache-2.0
package dev.remain.state;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A proxy held by code that stays, whose target is exchanged with each generation. A call goes to
 * the target that is there when it begins, and ends on it. Thread-safe.
 *
 * @param <T> the interface
 */
public final class Reloadable<T> {

  private final Class<T> type;
  private final T proxy;
  private volatile T target;

  /**
   * @param type an interface
   * @param first what calls go to for now
   */
  public Reloadable(Class<T> type, T first) {
    this.type = type;
    this.target = first;
    this.proxy =
        type.cast(
            Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Calls()));
  }

  /** What code that stays holds on to. */
  public T proxy() {
    return proxy;
  }

  /**
   * Calls that begin from now on go there.
   *
   * @throws ClassCastException if the object is none of the interface
   */
  public void target(Object next) {
    target = type.cast(next);
  }

  private final class Calls implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return switch (method.getName()) {
          case "equals" -> arguments != null && self == arguments[0];
          case "hashCode" -> System.identityHashCode(self);
          default -> target.toString();
        };
      }
      if (!Modifier.isPublic(type.getModifiers())) {
        method.setAccessible(true);
      }
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        Throwable thrown = e.getCause();
        throw thrown == null ? e : thrown;
      }
    }
  }
}
