// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.thread.Deadline;

/** Lets requests through to the port of the generation that runs, and counts them. Thread-safe. */
final class Passage {

  private static final int CLOSED = 0;
  private static final int LEADS_NOWHERE = -1;

  private int port;
  private int inside;

  /**
   * Waits until there is a generation, unless none is expected.
   *
   * @return its port, and {@link #leave} is owed; or 0 if there is none, or the time was over first
   */
  synchronized int enter(Deadline deadline) throws InterruptedException {
    long left = deadline.left();
    while (port == CLOSED && left > 0) {
      wait(left / 1_000_000 + 1);
      left = deadline.left();
    }
    if (port > CLOSED) {
      inside++;
      return port;
    }
    return 0;
  }

  synchronized void leave() {
    inside--;
    notifyAll();
  }

  synchronized void open(int to) {
    port = to;
    notifyAll();
  }

  /** Whether requests go to another port than that now. */
  synchronized boolean leadsElsewhere(int there) {
    return port > CLOSED && port != there;
  }

  /** No generation is expected: whoever waits for one need not. */
  synchronized void openToNobody() {
    port = LEADS_NOWHERE;
    notifyAll();
  }

  /** A generation is expected: whoever comes waits for it. */
  synchronized void expect() {
    port = CLOSED;
  }

  /**
   * Lets nobody through from now on, and waits for those that are inside.
   *
   * @return how many still are when the time is over
   */
  synchronized int close(Deadline deadline) throws InterruptedException {
    port = CLOSED;
    long left = deadline.left();
    while (inside > 0 && left > 0) {
      wait(left / 1_000_000 + 1);
      left = deadline.left();
    }
    return inside;
  }
}
