// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Baseline;
import dev.remain.watch.disk.Disk;
import dev.remain.watch.disk.Time;
import dev.remain.watch.judge.BurstDetector;

/**
 * Who wants to know when all is told of that was written until they asked: it is looked for
 * everywhere, and waited for as for any other build, until nothing more is expected of it. Confined
 * to the watch thread.
 */
final class Looks {

  private final Disk disk;
  private final BurstDetector detector;
  private final WatchNotifier notifier;
  private final Time time;
  private final boolean onDemand;
  private long wanted;
  private boolean isDue;
  private boolean isAnswered = true;

  /**
   * @param onDemand whether nothing is told of before somebody asks
   */
  Looks(Disk disk, BurstDetector detector, WatchNotifier notifier, Time time, boolean onDemand) {
    this.disk = disk;
    this.detector = detector;
    this.notifier = notifier;
    this.time = time;
    this.onDemand = onDemand;
  }

  /** Takes a request; they are numbered, and grow. */
  void want(long ask) {
    wanted = ask;
    isDue = true;
    isAnswered = false;
  }

  /** The same of a request for which everything is looked at already. */
  long await(long ask) {
    wanted = ask;
    isAnswered = false;
    return ask;
  }

  /** Looks, if that is due. */
  void look() {
    if (isDue && !onDemand) {
      if (disk.rescan(true)) {
        detector.found(time.nanos());
      } else {
        detector.scanned(false);
        detector.reconsider(time.nanos());
      }
    }
    isDue = false;
  }

  /**
   * Answers all requests, if there is nothing more to be told of.
   *
   * @param isGivenUp whether a build that is unfinished was told to have failed
   */
  void answer(boolean isPending, boolean isGivenUp, Baseline baseline) {
    boolean isOver = !isPending && (onDemand || !detector.isActive());
    if (!isAnswered && (isOver || isGivenUp)) {
      isAnswered = true;
      notifier.looked(wanted, baseline);
    }
  }
}
