// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Root;
import dev.remain.watch.ScanSchedule.Look;
import dev.remain.watch.disk.Difference;
import dev.remain.watch.disk.Disk;
import dev.remain.watch.disk.EventReliability;
import dev.remain.watch.disk.Time;
import dev.remain.watch.disk.Tree;
import dev.remain.watch.disk.TriggerFile;
import dev.remain.watch.judge.BurstDetector;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SafetyScans at the disk when nothing was told: because nothing tells, or because what tells may
 * be wrong. Confined to the watch thread.
 */
final class SafetyScans {

  private static final long ASIDE = Duration.ofSeconds(1).toNanos();
  private static final long LAYERED = Duration.ofSeconds(10).toNanos();
  private static final long TRUST_AFTER = Duration.ofSeconds(1).toNanos();
  private static final long TROUBLE = Duration.ofMillis(200).toNanos();

  /** A build that has looked unfinished for so long may look so because an event was lost. */
  private static final long HELD_LONG = Duration.ofSeconds(2).toNanos();

  private static final long TRIGGER = Duration.ofMillis(200).toNanos();
  private static final long TRIGGER_SETTLES = Duration.ofMillis(20).toNanos();
  private static final long MOST_PATIENCE = 4;
  private static final long POLL_LOW = Duration.ofMillis(300).toNanos();
  private static final long POLL_HIGH = Duration.ofSeconds(5).toNanos();

  /** Longer between two looks means that the machine was asleep. */
  private static final long SUSPENDED = Duration.ofSeconds(30).toNanos();

  private final WatchPlan plan;
  private final Disk disk;
  private final BurstDetector detector;
  private final WatchNotifier notifier;
  private final Time time;
  private final ScanIntervals bounds;
  private final ScanSchedule times = new ScanSchedule();
  private final @Nullable TriggerFile triggerFile;
  private final boolean onDemand;
  private boolean layered;
  private boolean emptied;
  private boolean writtenAgain;
  private long lastLook;
  private long scanNanos;

  /** How much rarer it looks everywhere than after a change: it doubles while nothing happens. */
  private long patience = 1;

  SafetyScans(
      WatchPlan plan,
      Disk disk,
      BurstDetector detector,
      WatchNotifier notifier,
      Time time,
      ScanIntervals bounds) {
    this.plan = plan;
    this.disk = disk;
    this.detector = detector;
    this.notifier = notifier;
    this.time = time;
    this.bounds = bounds;
    Path trigger = plan.triggerFile();
    this.triggerFile = trigger == null ? null : new TriggerFile(trigger);
    this.onDemand = plan.mode() == WatchPlan.Mode.MANUAL || trigger != null;
  }

  /** Decides whose events to rely on. */
  void trust() {
    for (Tree tree : disk.snapshot().trees()) {
      if (plan.mode() == WatchPlan.Mode.POLL) {
        tree.poll();
      } else if (plan.mode() == WatchPlan.Mode.AUTO) {
        Path path = tree.root().path();
        EventReliability trust = EventReliability.of(path);
        layered |= trust == EventReliability.LAYERED;
        if (trust == EventReliability.POLL || isWithoutEvents(path)) {
          tree.poll();
        }
      }
    }
  }

  /**
   * The JDK has no events on macOS, and on Windows its handles keep a build from deleting the
   * directories that it watches.
   */
  private static boolean isWithoutEvents(Path path) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return path.getFileSystem() == FileSystems.getDefault()
        && (system.contains("mac") || system.contains("windows"));
  }

  /** How changes are found, as the user reads it. */
  String mode() {
    if (plan.mode() == WatchPlan.Mode.MANUAL) {
      return "manual";
    }
    return disk.isPolled() ? "poll" : "events";
  }

  void begin(long now) {
    lastLook = now;
    watchTriggerFile(now);
    if (onDemand) {
      return;
    }
    times.at(Look.ROOTS, now + untilRoots());
    times.at(Look.ASIDE, now + ASIDE);
    times.at(Look.SAFETY, now + bounds.safetyLow().toNanos());
    times.at(Look.POLL, now + POLL_LOW);
    times.at(Look.VERIFY, now + bounds.verifyAfter().toNanos());
  }

  /** Where nothing is missing it is the time between looks aside, so that both are one. */
  private long untilRoots() {
    long interval = bounds.rootInterval().toNanos();
    return disk.isRootMissing() ? interval : 10 * interval;
  }

  private void watchTriggerFile(long now) {
    if (triggerFile != null) {
      // Its directory may come later, and go while nothing tells of it.
      disk.watchParent(triggerFile.path());
      times.at(Look.TRIGGER, now + TRIGGER);
    }
  }

  /**
   * Whether somebody wrote the trigger file; what follows at once is the same writing, and so is
   * emptying it before.
   */
  boolean isTriggered(long now) {
    if (triggerFile != null && triggerFile.fired()) {
      writtenAgain = !emptied && times.isPlanned(Look.TRIGGERED);
      emptied = !writtenAgain && triggerFile.isEmpty();
      times.at(Look.TRIGGERED, now + TRIGGER_SETTLES);
      return !writtenAgain && !emptied;
    }
    boolean staysEmpty = emptied && times.take(Look.TRIGGERED, now);
    emptied &= !staysEmpty;
    return staysEmpty;
  }

  /** Whether the trigger file was written on after that, and is so no longer. */
  boolean isTriggerSettled(long now) {
    return times.take(Look.TRIGGERED, now) && writtenAgain;
  }

  /** When the next look is due, but not after that time. */
  long next(long latest) {
    return times.next(latest);
  }

  /** A build looks unfinished: look at why, soon and again. */
  void beginTrouble(long now) {
    times.unlessPlanned(Look.TROUBLE, now + TROUBLE);
  }

  /** A burst is over. */
  void end(long now) {
    times.never(Look.TROUBLE);
    if (!onDemand) {
      patience = 1;
      times.at(Look.VERIFY, now + bounds.verifyAfter().toNanos());
    }
  }

  /** Does what is due. */
  void look(long now, Difference difference) {
    if (now - lastLook > SUSPENDED && !onDemand) {
      times.at(Look.SAFETY, now);
    }
    lastLook = now;
    if (times.take(Look.TRIGGER, now)) {
      watchTriggerFile(now);
    }
    if (times.take(Look.ROOTS, now)) {
      found(disk.checkRoots());
      times.at(Look.ROOTS, now + untilRoots());
    }
    if (times.take(Look.ASIDE, now)) {
      found(disk.lookAside());
      times.at(Look.ASIDE, now + ASIDE);
    }
    if (times.take(Look.POLL, now)) {
      poll();
    }
    if (times.take(Look.SAFETY, now)) {
      safety(now);
    }
    if (times.take(Look.TRUST, now)) {
      distrust();
    }
    if (times.take(Look.VERIFY, now) && !detector.isActive()) {
      disk.touched().lookAgain();
      found(disk.rescan(false));
    }
    if (times.take(Look.TROUBLE, now)) {
      trouble(difference);
    }
  }

  private void found(boolean changed) {
    if (changed) {
      // Looking everywhere takes a while; what it finds is no older than its end.
      detector.found(time.nanos());
    }
  }

  private void poll() {
    long interval = POLL_HIGH;
    if (disk.isPolled()) {
      found(timed(false));
      interval = clamp(20 * scanNanos, POLL_LOW, POLL_HIGH);
    }
    Duration fixed = plan.pollInterval();
    times.at(Look.POLL, time.nanos() + (fixed == null ? interval : fixed.toNanos()));
  }

  private boolean timed(boolean everywhere) {
    long began = time.nanos();
    boolean changed = disk.rescan(everywhere);
    scanNanos = time.nanos() - began;
    return changed;
  }

  private void safety(long now) {
    if (detector.isActive() && !detector.isHeldFor(HELD_LONG, now)) {
      times.at(Look.SAFETY, now + ASIDE);
      return;
    }
    found(disk.rescan(false)); // What was told already is no lie of the system.
    disk.touched().clear();
    boolean changed = timed(true);
    found(changed);
    if (changed) {
      times.at(Look.TRUST, time.nanos() + TRUST_AFTER);
    }
    long low = bounds.safetyLow().toNanos();
    long high = bounds.safetyHigh().toNanos();
    long interval = clamp(patience * Math.max(500 * scanNanos, low), low, high);
    patience = Math.min(2 * patience, MOST_PATIENCE);
    times.at(Look.SAFETY, time.nanos() + (layered ? Math.min(interval, LAYERED) : interval));
  }

  private void distrust() {
    Tree tree = disk.touched().unannounced();
    if (tree != null) {
      tree.poll();
      times.at(Look.POLL, time.nanos());
      notifier.warn(
          tree.root().display() + " changed and the system did not say so: polling it from now on");
    }
  }

  private void trouble(Difference difference) {
    for (Root root : plan.roots()) {
      for (Map.Entry<String, Difference.Entry> entry : difference.of(root).entrySet()) {
        if (entry.getValue().problem() != null) {
          disk.suspect(root, entry.getKey());
        }
      }
    }
    found(disk.rescan(plan.mode() == WatchPlan.Mode.MANUAL));
  }

  private static long clamp(long value, long low, long high) {
    return Math.max(low, Math.min(value, high));
  }
}
