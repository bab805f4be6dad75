// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Member;
import org.jspecify.annotations.Nullable;

/**
 * A private field or method of the JDK: looked up once, and usable once its package is open.
 * Thread-safe.
 */
abstract sealed class JdkMember<T extends AccessibleObject & Member> permits JdkField, JdkMethod {

  private final JdkPackage place;
  private final String className;
  private final String name;
  private @Nullable T found;
  private boolean isLookedUp;
  private volatile @Nullable T open;

  JdkMember(String module, String className, String name) {
    this.place = new JdkPackage(module, className.substring(0, className.lastIndexOf('.')));
    this.className = className;
    this.name = name;
  }

  abstract T lookUp(Class<?> owner, String memberName) throws ReflectiveOperationException;

  final JdkPackage place() {
    return place;
  }

  /** Whether it is there and open. */
  final boolean isUsable() {
    if (open == null && place.open()) {
      T member = find();
      if (member != null) {
        member.setAccessible(true);
      }
      open = member;
    }
    return open != null;
  }

  /** Null if this JDK is another than those known. The class is not initialised. */
  final synchronized @Nullable T find() {
    if (!isLookedUp) {
      isLookedUp = true;
      Module module = place.find();
      Class<?> owner = module == null ? null : Class.forName(module, className);
      try {
        found = owner == null ? null : lookUp(owner, name);
      } catch (ReflectiveOperationException e) {
        found = null;
      }
    }
    return found;
  }

  /**
   * The member, for use.
   *
   * @throws IllegalStateException if it cannot be used
   */
  final T member() {
    T member = isUsable() ? open : null;
    if (member == null) {
      throw new IllegalStateException(this + " cannot be reached");
    }
    return member;
  }

  @Override
  public final String toString() {
    return className + "." + name;
  }
}
