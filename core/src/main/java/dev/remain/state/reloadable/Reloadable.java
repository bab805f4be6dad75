// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A proxy held by code that stays, whose target is exchanged with each generation. A call goes to
 * the target that the gate lets it through to, and ends on it. Thread-safe.
 *
 * @param <T> the interface
 */
public final class Reloadable<T> {

  private final Class<T> type;
  private final Gate gate;
  private final CrossGenerationGuard foreigners;
  private final int place;
  private final T proxy;

  /**
   * @param type an interface of the code that stays
   * @param place of its targets, at the gate
   */
  public Reloadable(Class<T> type, Gate gate, int place, CrossGenerationGuard foreigners) {
    this.type = type;
    this.gate = gate;
    this.foreigners = foreigners;
    this.place = place;
    this.proxy =
        type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::call));
  }

  Class<T> type() {
    return type;
  }

  /** What code that stays holds on to. */
  public T proxy() {
    return proxy;
  }

  private @Nullable Object call(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      if (method.getName().equals("equals")) {
        return arguments != null && self == arguments[0];
      } else if (method.getName().equals("hashCode")) {
        return System.identityHashCode(self);
      }
    }
    CallScope stay = gate.enter();
    try {
      Targets targets = stay.targets();
      Object target = targets == null ? null : targets.at(place);
      if (target == null) {
        throw new IllegalStateException(
            type.getName()
                + " is served by no generation: "
                + (targets == null ? "" : targets.why(place)));
      }
      return invoke(target, method, arguments);
    } finally {
      gate.leave(stay);
    }
  }

  private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String foreign = foreigners.among(arguments, target, method);
    if (!Modifier.isPublic(type.getModifiers())) {
      method.setAccessible(true);
    }
    try {
      Object result = method.invoke(target, arguments);
      foreigners.result(result, target, method);
      return result;
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      if (foreign != null && thrown instanceof ClassCastException) {
        throw new IllegalArgumentException(foreign, thrown);
      }
      throw thrown == null ? e : thrown;
    }
  }
}
