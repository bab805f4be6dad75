// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Handlers of operating-system signals. Their types are called by name: the compiler lets nobody
 * use {@code sun.misc} in peace, and a JVM may be made without it.
 */
public final class Signals {

  private Signals() {}

  /** For {@code sun.misc.Signal.handle}: a signal and its handler; answers the one before. */
  public static @Nullable Object handle(Object signal, @Nullable Object handler) {
    Object before = set(signal, handler);
    Receiver receiver = Calls.receiver();
    if (handler != null && receiver.owns(handler)) {
      receiver.registered(handler, own -> putBack(signal, own, before));
    }
    return before;
  }

  /** Whoever came after it is left alone. */
  private static void putBack(Object signal, Object own, @Nullable Object before) {
    Object now = set(signal, before);
    if (now != null && !now.equals(own)) {
      set(signal, now);
    }
  }

  private static @Nullable Object set(Object signal, @Nullable Object handler) {
    try {
      Class<?> type = signal.getClass();
      Class<?> handlers = Class.forName("sun.misc.SignalHandler", false, type.getClassLoader());
      Method handle = type.getMethod("handle", type, handlers);
      return handle.invoke(null, signal, handler);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused; // A signal that the JVM needs for itself.
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
