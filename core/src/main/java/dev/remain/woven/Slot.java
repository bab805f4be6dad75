// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import org.jspecify.annotations.Nullable;

/**
 * What the JDK lets a program set once for the life of the JVM, and here once in each generation,
 * or once on each base where a library of it does: the JDK is given something that asks this slot.
 * Thread-safe.
 */
final class Slot<T> {

  private volatile @Nullable T value;
  private boolean isInstalled;

  /** What the running generation set, or its base, or null. */
  @Nullable T value() {
    T set = value;
    return set != null && Calls.receiver().goesOn(set) ? set : null;
  }

  /** Whether whoever sets it now would be the second. */
  boolean isTaken() {
    return value() != null;
  }

  /**
   * @param install gives the JDK what asks this slot; may throw what the JDK throws
   */
  synchronized void set(T next, Runnable install) {
    if (!isInstalled) {
      install.run();
      isInstalled = true;
    }
    value = next;
    Calls.receiver().occupied(next, own -> clear(own));
  }

  private synchronized void clear(Object own) {
    if (own.equals(value)) {
      value = null;
    }
  }
}
