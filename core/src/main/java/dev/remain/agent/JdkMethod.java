// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A method of the JDK that is not public to us. Thread-safe. */
public final class JdkMethod extends JdkMember<Method> {

  private final Class<?>[] parameters;

  JdkMethod(String module, String className, String name, Class<?>... parameters) {
    super(module, className, name);
    this.parameters = parameters;
  }

  @Override
  Method lookUp(Class<?> owner, String memberName) throws NoSuchMethodException {
    return owner.getDeclaredMethod(memberName, parameters);
  }

  /**
   * @param owner null for a static method
   */
  public @Nullable Object call(@Nullable Object owner, Object... arguments) {
    try {
      return member().invoke(owner, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(this + " cannot be called", e);
    }
  }
}
