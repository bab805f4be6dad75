// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * How objects of a class are made: by its constructor without parameters, if it has one; else, as
 * Java serialization does it, by that of the first class above it that is the JDK's.
 */
public final class Allocation {

  private final Class<?> type;
  private final Notes notes;
  private final @Nullable Constructor<?> own;
  private @Nullable Constructor<?> without;

  private Allocation(Class<?> type, @Nullable Constructor<?> own, Notes notes) {
    this.type = type;
    this.notes = notes;
    this.own = own;
  }

  public static Allocation of(Class<?> type, Notes notes) {
    return new Allocation(type, ownConstructor(type), notes);
  }

  /** Runs no constructor of the class, even if it has one. */
  public static Allocation without(Class<?> type, Notes notes) {
    return new Allocation(type, null, notes);
  }

  /** Whether fields that nothing is carried into have what the constructor gave them. */
  public boolean constructs() {
    return own != null;
  }

  public Object make() throws Throwable {
    if (own != null) {
      try {
        return own.newInstance();
      } catch (Throwable thrown) {
        String what = "made without its constructor, which threw " + Thrown.text(thrown);
        notes.add(type.getName(), what);
      }
    }
    if (without == null) {
      without = withoutConstructor(type);
    }
    return without.newInstance();
  }

  private static @Nullable Constructor<?> ownConstructor(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /** Found by reflection, since a JVM may be made without the module {@code jdk.unsupported}. */
  private static Constructor<?> withoutConstructor(Class<?> type)
      throws ReflectiveOperationException {
    Class<?> above = Fields.above(type);
    Constructor<?> first = above.getDeclaredConstructor();
    if (Modifier.isPrivate(first.getModifiers())) {
      throw new NoSuchMethodException("of " + above.getName() + " there is no usable constructor");
    }
    Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
    Object instance = factory.getMethod("getReflectionFactory").invoke(null);
    return (Constructor<?>)
        factory
            .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
            .invoke(instance, type, first);
  }
}
