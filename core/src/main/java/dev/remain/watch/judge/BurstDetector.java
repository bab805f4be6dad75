// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

import dev.remain.classpath.Root;
import java.time.Duration;

/**
 * Decides when a burst of changes is over. Pure: it is told the time, the hints and what the disk
 * looks like. All times are nanoseconds of a clock that never jumps. Confined to the watch thread.
 */
public final class BurstDetector {

  /** How long a burst may go on before somebody looks whether anything really changes. */
  private static final long LOOK_INTO_BURST = Duration.ofSeconds(1).toNanos();

  private static final long SHORT_HOLD = Duration.ofSeconds(2).toNanos();
  private static final long RESTLESS = Duration.ofSeconds(60).toNanos();
  private static final long NEVER = Long.MAX_VALUE;

  private final QuietPeriod quiet;
  private final long holdLimit;

  private boolean active;
  private long hints;
  private long began;
  private long lastActivity;
  private long lastChange;
  private long largestGap;

  private boolean unscanned;
  private long firstUnscanned;

  /** Whether it was looked after the last hint if this is a save. */
  private boolean glanced;

  private boolean changedAtGlance;

  /** Whether anything was found to be another one in this burst. */
  private boolean hasNews;

  private long restlessSince;

  private boolean holding;
  private long heldSince;
  private long stalledSince;
  private long token;

  public BurstDetector(QuietPeriod quiet, Duration hold) {
    this.quiet = quiet;
    this.holdLimit = hold.toNanos();
  }

  /** Something may have changed. */
  public void hint(long now) {
    hints++;
    if (active) {
      largestGap = Math.max(largestGap, now - lastActivity);
    } else {
      begin(now);
    }
    lastActivity = now;
    glanced = false;
    if (!unscanned) {
      unscanned = true;
      firstUnscanned = now;
    }
  }

  /** Something was found that nothing had hinted at. */
  public void found(long now) {
    // Not a gap in the build, but the time that somebody took to look.
    long gap = largestGap;
    boolean wasActive = active;
    hint(now);
    largestGap = wasActive ? gap : 0;
    lastChange = now;
    hasNews = true;
  }

  /** The disk is to be judged again though nothing happened to it: the baseline is another one. */
  public void reconsider(long now) {
    if (!active) {
      begin(now);
      lastActivity = now - quiet.nanos(0, true);
      lastChange = lastActivity;
      hasNews = true;
    }
  }

  private void begin(long now) {
    active = true;
    began = now;
    lastActivity = now;
    lastChange = now;
    restlessSince = now;
    largestGap = 0;
    holding = false;
    changedAtGlance = false;
    hasNews = false;
  }

  public boolean isActive() {
    return active;
  }

  /** Whether the build has looked unfinished for so long. */
  public boolean isHeldFor(long nanos, long now) {
    return holding && now - heldSince >= nanos;
  }

  /** How many there have been. */
  public long hints() {
    return hints;
  }

  /** Whether the disk was looked at after the last hint. */
  public boolean isSeen() {
    return active && (glanced || !unscanned);
  }

  /** When the last file was written of which there was news. */
  public long lastActivity() {
    return lastActivity;
  }

  /** When the burst began. */
  public long began() {
    return began;
  }

  /** Between two hints of the burst. */
  public long largestGap() {
    return largestGap;
  }

  /** Whether the disk should be looked at now, to find out whether it is a save, and to guess. */
  public boolean wantsGlance(long now) {
    return unscanned && !glanced && now - glanceAt() >= 0;
  }

  private long glanceAt() {
    return lastActivity + quiet.beforeGlance(largestGap);
  }

  /** The disk was looked at early. If it is no save that counts for nothing. */
  public void glanced(boolean changed) {
    glanced = true;
    changedAtGlance |= changed;
  }

  /** Whether the disk should be looked at now. */
  public boolean wantsScan(long now) {
    return unscanned && now - scanAt() >= 0;
  }

  private long scanAt() {
    return Math.min(
        lastActivity + quiet.nanos(largestGap, false), firstUnscanned + LOOK_INTO_BURST);
  }

  /**
   * The disk was looked at after the last hint.
   *
   * @param changed whether any content was another one; if not, the hints were for nothing and
   *     disturb the quiet no longer
   */
  public void scanned(boolean changed) {
    unscanned = false;
    boolean isOther = changed || changedAtGlance;
    changedAtGlance = false;
    hasNews |= isOther;
    if (isOther) {
      lastChange = lastActivity;
    } else {
      lastActivity = lastChange;
    }
  }

  /**
   * @param asked whether somebody wants it now, quiet or not
   */
  public Verdict judge(long now, Assessment outlook, boolean asked) {
    if (!asked) {
      if (!active) {
        return new Verdict.Wait(NEVER);
      }
      if (!unscanned && !hasNews && outlook.empty()) {
        return new Verdict.Forget(); // Hints for nothing are no build, whose end is waited for.
      }
      long until = until(outlook);
      boolean isUnknown = unscanned && !isSave(outlook);
      if (isUnknown || until - now > 0) {
        return now - restlessSince > RESTLESS ? restless(until) : new Verdict.Wait(until);
      }
    }
    restlessSince = now;
    if (isHindered(outlook, asked)) {
      return hold(now, outlook);
    }
    holding = false;
    return outlook.empty() && !asked ? new Verdict.Forget() : new Verdict.Deliver(true);
  }

  private boolean isSave(Assessment outlook) {
    return glanced && outlook.saved() != null;
  }

  /** When it has been quiet for long enough, or the disk is to be looked at. */
  private long until(Assessment outlook) {
    if (!unscanned) {
      return lastActivity + quiet.nanos(largestGap, outlook.resourcesOnly());
    }
    if (!glanced) {
      return Math.min(scanAt(), glanceAt());
    }
    Root saved = outlook.saved();
    return saved == null
        ? scanAt()
        : Math.min(scanAt(), lastActivity + quiet.ofSave(saved, largestGap));
  }

  /** Who asks knows that deleted classes are to be deleted, if only nothing refers to them. */
  private static boolean isHindered(Assessment outlook, boolean asked) {
    return outlook.obstacles().stream()
        .anyMatch(obstacle -> !asked || obstacle.patience() != HoldReason.Patience.SHORT);
  }

  private Verdict restless(long until) {
    return new Verdict.Hold(
        new HoldReason(
            HoldReason.Kind.BEING_WRITTEN, "is still being written", HoldReason.Patience.ENDLESS),
        restlessSince,
        until);
  }

  private Verdict hold(long now, Assessment outlook) {
    if (!holding) {
      holding = true;
      heldSince = now;
      stalledSince = now;
      token = outlook.token();
    } else if (token != outlook.token()) {
      stalledSince = now;
      token = outlook.token();
    }
    long limit = limit(outlook);
    HoldReason gravest = outlook.obstacles().get(0);
    if (limit == NEVER || outlook.empty()) {
      return new Verdict.Hold(gravest, heldSince, NEVER);
    }
    return now - stalledSince < limit
        ? new Verdict.Hold(gravest, heldSince, stalledSince + limit)
        : new Verdict.Deliver(certain(outlook));
  }

  /** Classes that were deleted and that nothing refers to are no reason for doubt. */
  private static boolean certain(Assessment outlook) {
    return outlook.obstacles().stream()
        .allMatch(obstacle -> obstacle.patience() == HoldReason.Patience.SHORT);
  }

  private long limit(Assessment outlook) {
    long limit = 0;
    for (HoldReason obstacle : outlook.obstacles()) {
      limit =
          Math.max(
              limit,
              switch (obstacle.patience()) {
                case SHORT -> Math.min(SHORT_HOLD, holdLimit);
                case LIMITED -> holdLimit;
                case ENDLESS -> NEVER;
              });
    }
    return limit;
  }

  /** The burst is over. */
  public void end() {
    active = false;
    unscanned = false;
    holding = false;
  }
}
