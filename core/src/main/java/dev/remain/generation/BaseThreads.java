// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.util.ArrayList;
import java.util.List;

/** Threads that a base has left behind. Stateless. */
public final class BaseThreads {

  private BaseThreads() {}

  /**
   * Those whose bottom-most frame outside the JDK is of a class of the loader of that name. Looks
   * at all stacks.
   */
  public static List<Thread> in(String base) {
    List<Thread> found = new ArrayList<>();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              StackTraceElement bottom = ThreadOwner.bottom(stack);
              if (bottom != null && base.equals(bottom.getClassLoaderName())) {
                found.add(thread);
              }
            });
    return found;
  }
}
