// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

import dev.remain.thread.Deadline;
import java.util.concurrent.TimeUnit;

/** Whose {@code main} has ended, and its end been dealt with. Thread-safe. */
public final class MainCompletion {

  private int latest;

  /** Called by the restart thread alone. */
  public synchronized void ended(int generation) {
    latest = Math.max(latest, generation);
    notifyAll();
  }

  public synchronized boolean hasEnded(int generation) {
    return latest >= generation;
  }

  /** Waits for it, and no longer than that. */
  public synchronized void await(int generation, Deadline deadline) throws InterruptedException {
    while (!hasEnded(generation) && !deadline.isOver()) {
      TimeUnit.NANOSECONDS.timedWait(this, deadline.left());
    }
  }
}
