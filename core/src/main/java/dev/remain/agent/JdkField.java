// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** A private field of the JDK. Thread-safe. */
public final class JdkField extends JdkMember<Field> {

  JdkField(String module, String className, String name) {
    super(module, className, name);
  }

  @Override
  Field lookUp(Class<?> owner, String memberName) throws NoSuchFieldException {
    return owner.getDeclaredField(memberName);
  }

  /** Whether the object has it. */
  public boolean isFieldOf(Object owner) {
    return member().getDeclaringClass().isInstance(owner);
  }

  /**
   * @param owner null for a static field
   */
  public @Nullable Object get(@Nullable Object owner) {
    try {
      return member().get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param owner null for a static field
   */
  public void set(@Nullable Object owner, @Nullable Object value) {
    try {
      member().set(owner, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
