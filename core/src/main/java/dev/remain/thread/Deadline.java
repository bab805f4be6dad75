// SPDX-License-Identifier: Apache-2.0
package dev.remain.thread;

import java.time.Duration;

/**
 * Until when something is waited for. Immutable.
 *
 * @param nanos {@link System#nanoTime} of that moment
 */
public record Deadline(long nanos) {

  /** So that one that hangs does not take from the others what they need. */
  private static final Duration MOMENT = Duration.ofMillis(50);

  /** That long from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Nanoseconds; negative, or zero, when it is over. */
  public long left() {
    return nanos - System.nanoTime();
  }

  public boolean isOver() {
    return left() <= 0;
  }

  /** Half as far away. */
  public Deadline halfway() {
    long now = System.nanoTime();
    return new Deadline(now + (nanos - now) / 2);
  }

  /** The same, or a moment from now if that is later. */
  public Deadline orAMoment() {
    return latest(in(MOMENT));
  }

  private Deadline latest(Deadline other) {
    return nanos - other.nanos > 0 ? this : other;
  }

  /** Whichever is sooner. */
  public Deadline or(Duration time) {
    Deadline other = in(time);
    return nanos - other.nanos > 0 ? other : this;
  }
}
