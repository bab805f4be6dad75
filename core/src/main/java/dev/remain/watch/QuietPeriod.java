// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long nothing must happen before a burst is over. It grows when a burst has gaps, and when
 * deliveries turn out to have been too early. Confined to the watch thread.
 */
final class QuietPeriod {

  private static final long SHORTEST = Duration.ofMillis(200).toNanos();
  private static final long LONGEST_FLOOR = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_BY_GAPS = Duration.ofMillis(600).toNanos();

  /** Builds copy resources up to a third of a second before they compile. */
  private static final long RESOURCES = Duration.ofMillis(500).toNanos();

  private static final int CLEAN_BURSTS = 10;

  private final @Nullable Duration fixed;
  private long floor = SHORTEST;
  private int clean;

  /**
   * @param fixed if not null it is always that
   */
  QuietPeriod(@Nullable Duration fixed) {
    this.fixed = fixed;
  }

  /**
   * @param largestGap between two hints of the burst, nanoseconds
   */
  long nanos(long largestGap, boolean resourcesOnly) {
    if (fixed != null) {
      return fixed.toNanos();
    }
    long byGaps = Math.max(floor, Math.min(3 * largestGap, LONGEST_BY_GAPS));
    return resourcesOnly ? Math.max(byGaps, RESOURCES) : byGaps;
  }

  /** Learns from the burst after a delivery. */
  void learn(boolean wasPremature) {
    if (wasPremature) {
      floor = Math.min(2 * floor, LONGEST_FLOOR);
      clean = 0;
    } else if (++clean == CLEAN_BURSTS) {
      floor = Math.max(floor / 2, SHORTEST);
      clean = 0;
    }
  }
}
