// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

/** The platform threads that run. */
final class LiveThreads {

  private LiveThreads() {}

  /** All of them; places at the end are null. */
  static Thread[] all() {
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
