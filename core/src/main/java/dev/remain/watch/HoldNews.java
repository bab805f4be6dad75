// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.watch.disk.Disk;
import dev.remain.watch.judge.BuildAssessor;
import dev.remain.watch.judge.HoldReason;
import dev.remain.watch.judge.Verdict;
import java.time.Duration;

/**
 * Tells that a build is waited for, when that has lasted for a while, and that it seems to have
 * failed, when it has lasted for {@code hold}. Confined to the watch thread.
 */
final class HoldNews {

  static final long TELL_AFTER_NANOS = Duration.ofSeconds(1).toNanos();

  private final WatchNotifier notifier;
  private final Disk disk;
  private final Duration hold;
  private boolean isGivenUp;

  HoldNews(WatchNotifier notifier, Disk disk, Duration hold) {
    this.notifier = notifier;
    this.disk = disk;
    this.hold = hold;
  }

  /**
   * Answers when to judge again.
   *
   * @param lastActivity when the last file was written: whoever writes has not given up
   */
  long tell(long now, Verdict.Hold held, long lastActivity) {
    isGivenUp = false;
    long tellAt = held.sinceNanos() + TELL_AFTER_NANOS;
    if (now < tellAt) {
      return Math.min(tellAt, held.untilNanos());
    }
    HoldReason obstacle = held.obstacle();
    boolean names = obstacle.kind() == HoldReason.Kind.BEING_WRITTEN;
    notifier.holding(obstacle.kind(), (names ? disk.lastFile() + " " : "") + obstacle.reason());
    long stuckAt = Math.max(held.sinceNanos(), lastActivity) + hold.toNanos();
    if (names || obstacle.patience() != HoldReason.Patience.ENDLESS) {
      return held.untilNanos();
    }
    if (now < stuckAt) {
      return Math.min(stuckAt, held.untilNanos());
    }
    isGivenUp = true;
    notifier.stuck(obstacle.reason().replace(BuildAssessor.AT_WORK, ""));
    return held.untilNanos();
  }

  /** The build is judged once more. */
  void reconsider() {
    isGivenUp = false;
  }

  /** Whether nothing more is expected of the build as it was judged last. */
  boolean isGivenUp() {
    return isGivenUp;
  }
}
