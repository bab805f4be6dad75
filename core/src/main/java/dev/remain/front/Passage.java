// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.thread.Deadline;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests through to the port of the generation that runs, and knows those that it has.
 * Thread-safe.
 */
final class Passage {

  private static final int CLOSED = 0;
  private static final int LEADS_NOWHERE = -1;

  private int port;

  /** What the latest generation has. */
  private Set<Inside> inside = new HashSet<>();

  /**
   * Waits until there is a generation, unless none is expected.
   *
   * @param isRepeatable whether it can go to the next generation instead
   * @return {@link Inside#leave} is owed; null if there is none, or the time was over first
   */
  synchronized @Nullable Inside enter(Deadline deadline, boolean isRepeatable)
      throws InterruptedException {
    long left = deadline.left();
    while (port == CLOSED && left > 0) {
      wait(left / 1_000_000 + 1);
      left = deadline.left();
    }
    if (port <= CLOSED) {
      return null;
    }
    Inside entered = new Inside(this, port, inside, isRepeatable);
    inside.add(entered);
    return entered;
  }

  synchronized void leave(Inside one) {
    one.others().remove(one);
    notifyAll();
  }

  synchronized void open(int to) {
    port = to;
    inside = new HashSet<>();
    notifyAll();
  }

  /** Whether requests go to the generation that has that one. */
  synchronized boolean leadsTo(Inside one) {
    return port > CLOSED && one.others() == inside;
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
    while (!inside.isEmpty() && left > 0) {
      wait(left / 1_000_000 + 1);
      left = deadline.left();
    }
    return inside.size();
  }

  /**
   * Lets nobody through from now on, and nobody waits any more for an answer that the generation
   * has not begun.
   *
   * @param isForRepeatable only what can go to the next one instead
   */
  void end(boolean isForRepeatable) {
    for (Inside one : shut()) {
      if (!isForRepeatable || one.isRepeatable()) {
        one.end();
      }
    }
  }

  private synchronized List<Inside> shut() {
    port = Math.min(port, CLOSED);
    return List.copyOf(inside);
  }
}
