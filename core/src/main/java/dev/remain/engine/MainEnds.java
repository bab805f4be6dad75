// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets others wait until the end of a {@code main} has been dealt with. Thread-safe. */
final class MainEnds {

  /** The latest generation whose {@code main} ended; guarded by this. */
  private int latest;

  synchronized void ended(int generation) {
    latest = Math.max(latest, generation);
    notifyAll();
  }

  /** Waits for the end of that generation's {@code main}, or until the limit. */
  synchronized void await(int generation, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    long left = limit.toNanos();
    while (latest < generation && left > 0) {
      // rounded up, so that the end is not waited for in circles
      wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
      left = end - System.nanoTime();
    }
  }
}
