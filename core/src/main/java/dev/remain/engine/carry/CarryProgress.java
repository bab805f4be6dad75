// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.carry;

import dev.remain.state.carry.Copier;
import dev.remain.teller.Teller;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether a copy is worth waiting for, and who was first: it arrives, or it is given up. Asked by
 * the restart thread, told by the thread that copies.
 */
final class CarryProgress {
  private final Copier copier;
  private final int generation;
  private final Duration each;
  private final Teller teller;
  private final AtomicBoolean isDecided = new AtomicBoolean();
  private long seen;
  private int times;

  CarryProgress(Copier copier, int generation, Duration each, Teller teller) {
    this.copier = copier;
    this.generation = generation;
    this.each = each;
    this.teller = teller;
  }

  /** A copy that gets on is waited for, with a word each time. */
  boolean goesOn() {
    long steps = copier.steps();
    times++;
    if (steps > seen) {
      seen = steps;
      String sentence =
          "carrying has taken "
              + each.multipliedBy(times).toMillis()
              + " ms and gets on: it is waited for";
      teller.warn(generation, sentence);
      return true;
    }
    if (!isDecided.compareAndSet(false, true)) {
      return true; // It is arriving.
    }
    copier.abandon();
    return false;
  }

  /** Whether it is still wanted. */
  boolean arrives() {
    return isDecided.compareAndSet(false, true);
  }
}
