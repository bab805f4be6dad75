// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.watch.disk.Difference;
import dev.remain.watch.disk.Disk;
import dev.remain.watch.judge.Assessment;
import dev.remain.watch.judge.BurstDetector;
import java.util.List;

/**
 * Tells what a burst will come to if nothing follows, once half of the quiet period is over, so
 * that it can be prepared for. After the first mistake in a burst it looks like a build, which is
 * not to be disturbed: nothing is guessed any more until it is over. Confined to the watch thread.
 */
final class Guesses {

  /** What has more files is a build, and preparing it would take its processor time. */
  private static final int MOST_FILES = 32;

  private final WatchPlan plan;
  private final Disk disk;
  private final BurstDetector detector;
  private final WatchNotifier notifier;
  private boolean isOpen;
  private boolean isRefrained;
  private long hints;
  private long version;

  Guesses(WatchPlan plan, Disk disk, BurstDetector detector, WatchNotifier notifier) {
    this.plan = plan;
    this.disk = disk;
    this.detector = detector;
    this.notifier = notifier;
  }

  /** Takes the guess back if something happened since. */
  void check(Difference difference) {
    if (isOpen && (hints != detector.hints() || version != difference.version())) {
      isOpen = false;
      isRefrained = true;
      notifier.mistaken();
    }
  }

  /** Guesses, if there is reason to. The quiet period is not over. */
  void consider(Difference difference, Assessment outlook) {
    if (isOpen
        || isRefrained
        || !detector.isSeen()
        || outlook.empty()
        || !outlook.obstacles().isEmpty()
        || disk.isPolled()
        || disk.isDirty()
        || difference.count() > MOST_FILES) {
      return;
    }
    List<FileChange> changes = Delivery.read(plan.roots(), difference, disk::suspect);
    if (changes == null) {
      isRefrained = true; // It is being written just now.
      return;
    }
    isOpen = true;
    hints = detector.hints();
    version = difference.version();
    notifier.guessed(
        new ChangeSet(changes, difference.baseline(), true, detector.lastActivity(), false, 0));
  }

  /** What was guessed, or else, is being delivered. */
  void delivered() {
    isOpen = false;
  }

  /** The burst is over. */
  void end() {
    if (isOpen) {
      isOpen = false;
      notifier.mistaken();
    }
    isRefrained = false;
  }
}
