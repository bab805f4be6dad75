// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.step;

import dev.remain.hook.Doomed;
import org.jspecify.annotations.Nullable;

/** What class loaders keep to themselves, and ours let clean-up do. */
public interface LoaderAccess {

  /**
   * Whether a class of the loader refers to a class of that name and has got so far as to need it,
   * as every class needs those that it extends or implements. Where nothing of a kind was met there
   * is nothing to look for; to know that wakes no part of the JDK.
   */
  boolean hasMet(ClassLoader loader, String className);

  /** The class if {@link #hasMet} it, else null; it is not initialised. */
  default @Nullable Class<?> met(ClassLoader loader, String className)
      throws ClassNotFoundException {
    return hasMet(loader, className) ? Class.forName(className, false, loader) : null;
  }

  /** Whether the loader is a generation's, and its live half has the resource. */
  boolean isLive(ClassLoader loader, String resource);

  /** Defines a class in the loader, as if it was one of its own. */
  Class<?> define(ClassLoader loader, String className, byte[] bytes);

  /**
   * Runs code of the JDK on a thread in the group of the loader's generation, and waits a little
   * for it; on the calling thread if that group is gone, or the loader is not a generation's.
   */
  void runAmong(ClassLoader loader, Runnable run);

  /**
   * The same in each group of that generation, and of earlier ones of which threads go on:
   * libraries make groups below it, and run code of later generations on threads of earlier ones.
   */
  void runInGroups(ClassLoader loader, Runnable run);

  /** Whether a doomed loader has met one of these. */
  default boolean haveMet(Doomed doomed, String... classNames) {
    for (ClassLoader loader : doomed.loaders()) {
      for (String name : classNames) {
        if (hasMet(loader, name)) {
          return true;
        }
      }
    }
    return false;
  }
}
