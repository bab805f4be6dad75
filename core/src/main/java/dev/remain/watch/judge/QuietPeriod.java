// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

import dev.remain.classpath.Root;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long nothing must happen before a burst is over, in nanoseconds: all that was learned of it.
 * It grows when a burst has gaps, and when deliveries turn out to have been too early. It is short
 * for the classes of one source in a root that is proven: one that saw {@link #SAVES_TO_PROVE} such
 * saves of which nothing followed. Confined to the watch thread.
 */
public final class QuietPeriod {

  private static final long SHORTEST = Duration.ofMillis(200).toNanos();
  private static final long LONGEST_FLOOR = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_BY_GAPS = Duration.ofMillis(600).toNanos();

  /** Builds copy resources up to a third of a second before they compile. */
  private static final long RESOURCES = Duration.ofMillis(500).toNanos();

  /**
   * Of the gaps between the writes of one file, 99 in 100 are shorter than a third of this, with
   * compilers on a busy machine. Between two files of a build one in seven at most is longer.
   */
  private static final long SHORTEST_OF_SAVE = Duration.ofMillis(40).toNanos();

  private static final int GAPS = 3;
  private static final int CLEAN_BURSTS = 10;
  private static final int SAVES_TO_PROVE = 3;

  private final @Nullable Duration fixed;
  private final Map<Root, Conduct> conducts = new HashMap<>();
  private long floor = SHORTEST;
  private int cleanBursts;
  private boolean wasShort;

  /** What the builder of one root has shown since it last surprised. */
  private static final class Conduct {
    private int cleanSaves;

    /** The largest within a save; those of earlier saves count half as much with each new one. */
    private long gap;

    boolean isProven() {
      return cleanSaves >= SAVES_TO_PROVE;
    }
  }

  /**
   * @param fixed if not null it is always that, and nothing is learned
   */
  public QuietPeriod(@Nullable Duration fixed) {
    this.fixed = fixed;
  }

  /**
   * @param largestGap between two hints of the burst
   */
  long nanos(long largestGap, boolean resourcesOnly) {
    if (fixed != null) {
      return fixed.toNanos();
    }
    long byGaps = Math.max(floor, Math.min(GAPS * largestGap, LONGEST_BY_GAPS));
    return resourcesOnly ? Math.max(byGaps, RESOURCES) : byGaps;
  }

  /** For the classes of one source. */
  long ofSave(Root root, long largestGap) {
    Conduct conduct = conducts.get(root);
    return conduct == null || !conduct.isProven()
        ? nanos(largestGap, false)
        : ofSave(conduct, largestGap);
  }

  private long ofSave(Conduct conduct, long largestGap) {
    long byGaps = Math.max(SHORTEST_OF_SAVE, GAPS * Math.max(conduct.gap, largestGap));
    return Math.min(byGaps, nanos(largestGap, false));
  }

  /**
   * After which it is worth looking whether it is a save: half of the shortest that it can turn out
   * to be, since what is there then will mostly be what is delivered.
   */
  long beforeGlance(long largestGap) {
    long shortest = nanos(largestGap, false);
    for (Conduct conduct : conducts.values()) {
      if (conduct.isProven()) {
        shortest = Math.min(shortest, ofSave(conduct, largestGap));
      }
    }
    return shortest / 2;
  }

  /**
   * Something was delivered.
   *
   * @param saved the root, if it was a save, not the rest of a build, and nobody asked for it
   */
  void delivered(@Nullable Root saved, long largestGap) {
    wasShort = saved != null && ofSave(saved, largestGap) < nanos(largestGap, false);
    if (saved != null && fixed == null) {
      Conduct conduct = conducts.computeIfAbsent(saved, root -> new Conduct());
      conduct.cleanSaves++;
      conduct.gap = Math.max(conduct.gap / 2, largestGap);
    }
  }

  /** Whether the last delivery was waited for less than it would have been without learning. */
  boolean wasShort() {
    return wasShort;
  }

  /** The last delivery has proved right. */
  void wentWell() {
    if (++cleanBursts == CLEAN_BURSTS) {
      floor = Math.max(floor / 2, SHORTEST);
      cleanBursts = 0;
    }
  }

  /** The last delivery was the beginning of a build: its roots have to prove themselves anew. */
  void surprised(Set<Root> roots) {
    roots.forEach(conducts::remove);
    if (!wasShort) {
      floor = Math.min(2 * floor, LONGEST_FLOOR);
    }
    cleanBursts = 0;
  }

  /** The program did not take the last delivery; something was missing in it. */
  void refused(Set<Root> roots) {
    roots.forEach(conducts::remove);
  }
}
