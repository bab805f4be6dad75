// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;

/** Gives threads that go on the heir as their context loader where theirs is doomed. */
final class ContextLoaders implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public int clean(Doomed doomed) {
    int cut = 0;
    for (Thread thread : all()) {
      if (thread != null && doomed.includes(thread.getContextClassLoader())) {
        thread.setContextClassLoader(doomed.heir());
        cut++;
      }
    }
    return cut;
  }

  private static Thread[] all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    for (ThreadGroup above = root.getParent(); above != null; above = above.getParent()) {
      root = above;
    }
    Thread[] threads = new Thread[root.activeCount() + 16];
    while (root.enumerate(threads, true) == threads.length) {
      threads = new Thread[threads.length * 2];
    }
    return threads;
  }
}
