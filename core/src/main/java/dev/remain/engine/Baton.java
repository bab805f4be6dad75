// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.thread.Deadline;
import java.util.concurrent.TimeUnit;

/**
 * Who stops and enters generations: the restart thread, one step at a time, until the end of the
 * JVM takes over for good. Guarded by its own lock.
 */
final class Baton {

  private boolean isTaken;
  private boolean isOver;

  /** A step that nobody may take part in. */
  @FunctionalInterface
  interface Step<E extends Exception> {
    void run() throws E;
  }

  /** Takes the step; a thread that comes after the end stands still, as the JVM is about to. */
  <E extends Exception> void step(Step<E> step) throws E {
    take();
    try {
      step.run();
    } finally {
      give();
    }
  }

  private synchronized void take() {
    boolean wasInterrupted = false;
    while (isTaken || isOver) {
      try {
        wait();
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    isTaken = true;
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void give() {
    isTaken = false;
    notifyAll();
  }

  /**
   * Waits for the step that is being taken, and has no other follow.
   *
   * @return whether it was over in time; no other follows in either case
   */
  synchronized boolean takeForGood(Deadline deadline) {
    isOver = true;
    boolean wasInterrupted = false;
    for (long left = deadline.left(); isTaken && left > 0; left = deadline.left()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
    return !isTaken;
  }

  /** Whether the end of the JVM has taken over. */
  synchronized boolean isOver() {
    return isOver;
  }
}
