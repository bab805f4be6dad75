// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.step;

import java.util.Arrays;
import java.util.List;

/** The platform threads that run. */
public final class LiveThreads {

  private LiveThreads() {}

  public static List<Thread> all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    for (ThreadGroup above = root.getParent(); above != null; above = above.getParent()) {
      root = above;
    }
    Thread[] threads = new Thread[root.activeCount() + 16];
    int count = root.enumerate(threads, true);
    while (count == threads.length) {
      threads = new Thread[threads.length * 2];
      count = root.enumerate(threads, true);
    }
    return Arrays.asList(threads).subList(0, count);
  }
}
