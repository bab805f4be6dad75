// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.Capture;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.ChangeSource;
import dev.remain.watch.disk.Difference;
import dev.remain.watch.disk.DifferenceUpdater;
import dev.remain.watch.disk.Disk;
import dev.remain.watch.disk.Effects;
import dev.remain.watch.disk.Mailbox;
import dev.remain.watch.disk.OpenFiles;
import dev.remain.watch.disk.Time;
import dev.remain.watch.judge.Assessment;
import dev.remain.watch.judge.Assessments;
import dev.remain.watch.judge.BurstDetector;
import dev.remain.watch.judge.DeliveryHistory;
import dev.remain.watch.judge.QuietPeriod;
import dev.remain.watch.judge.Rewrites;
import dev.remain.watch.judge.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the watch thread does, for ever: take hints, look, judge, deliver. Everything in it but the
 * mailbox is confined to that thread.
 */
final class WatchLoop implements Runnable {

  private static final long A_WHILE = Duration.ofMillis(200).toNanos();
  private static final int MOST_DOUBLINGS = 5;

  /** So many times in a row there were no events to be had. */
  private static final int DEAF = 3;

  private static final long LONGEST_SLEEP = Duration.ofSeconds(30).toNanos();

  private final WatchPlan plan;
  private final Capture capture;
  private final WatchNotifier notifier;
  private final ChangeSource source;
  private final Time time;
  private final Mailbox<WatchMessage> inbox = new Mailbox<>();
  private final Disk disk;
  private final BurstDetector detector;
  private final SafetyScans safetyScans;
  private final DeliveryHistory last;
  private final Guesses guesses;
  private final Rewrites rewrites;
  private final HoldNews holdNews;
  private final HandOver handOver;
  private final Looks looks;
  private final boolean onDemand;
  private @Nullable Judged judged;
  private boolean asked;
  private long lastAsk;
  private boolean everywhere;
  private boolean open = true;
  private @Nullable Baseline rebasing;
  private boolean isReading;
  private int failures;
  private int deaf;

  /** What there is once everything was read. */
  private record Judged(
      Difference difference, DifferenceUpdater comparison, Assessments outlooks) {}

  WatchLoop(
      WatchPlan plan,
      Capture capture,
      WatchListener listener,
      ChangeSource source,
      Time time,
      ScanIntervals bounds) {
    this.plan = plan;
    this.capture = capture;
    this.notifier = new WatchNotifier(listener);
    this.source = source;
    this.time = time;
    Effects effects =
        new Effects(plan.refresh(), plan.writes(), OpenFiles::forWriting, notifier::warn);
    this.disk = new Disk(plan.scope(), effects, source, time, notifier::warn);
    QuietPeriod quiet = new QuietPeriod(plan.quiet());
    this.last = new DeliveryHistory(quiet);
    this.detector = new BurstDetector(quiet, plan.hold());
    this.guesses = new Guesses(plan, disk, detector, notifier);
    this.rewrites = new Rewrites(plan.quiet() == null && !plan.isOnDemand());
    this.holdNews = new HoldNews(notifier, disk, plan.hold());
    this.safetyScans = new SafetyScans(plan, disk, detector, notifier, time, bounds);
    this.handOver = new HandOver(plan.roots(), disk);
    this.onDemand = plan.isOnDemand();
    this.looks = new Looks(disk, detector, notifier, time, onDemand);
  }

  /** Any thread. */
  void post(WatchMessage message) {
    inbox.post(message);
  }

  /** Before the thread runs: there are no events to be had, for that reason. */
  void pollInstead(String reason) {
    disk.pollInstead(reason);
  }

  @Override
  public void run() {
    try (source) {
      long wait = 0;
      while (open) {
        wait = turn(wait);
      }
    }
  }

  /**
   * Waits that long for something to do, and does it. Survives whatever is thrown: where there is
   * no memory even for our own next class, there may be some when what runs has ended.
   *
   * @return nanoseconds until the next turn is due, if nothing comes
   */
  long turn(long waitNanos) {
    boolean isWell = listen(waitNanos);
    try {
      long wait = step();
      failures = isWell ? 0 : failures;
      return wait;
    } catch (Throwable thrown) {
      fail(thrown);
      return 0;
    }
  }

  private boolean listen(long waitNanos) {
    try {
      inbox.await(source, waitNanos, disk);
      deaf = 0;
      return true;
    } catch (Throwable thrown) {
      fail(thrown);
      if (++deaf == DEAF) {
        disk.pollInstead("they end in " + thrown);
      }
      return false;
    }
  }

  private void fail(Throwable thrown) {
    if (isReading) {
      open = false;
      notifier.blind(thrown);
      return;
    }
    notifier.troubled(thrown);
    time.pause(A_WHILE << Math.min(failures++, MOST_DOUBLINGS));
  }

  /** After a turn that failed nothing is relied on that it may have left half done. */
  private void startOver(Judged now) {
    now.comparison().everything();
    now.outlooks().rebased();
    last.forget();
    disk.suspectEverything();
    detector.hint(time.nanos());
  }

  /** One turn, without waiting. */
  private long step() {
    Judged now = judged;
    if (now == null) {
      now = arm();
      judged = now;
    }
    inbox.take().forEach(this::take);
    if (!open) {
      return 0;
    }
    if (failures > 0) {
      startOver(now);
    }
    rebase(now);
    long nanos = time.nanos();
    if (disk.takeHinted()) {
      detector.hint(nanos);
    }
    if (handOver.isOpen(nanos)) {
      return A_WHILE;
    }
    handOver(nanos, now.difference());
    if (safetyScans.isTriggered(nanos)
        || (safetyScans.isTriggerSettled(nanos) && hasNews(now.difference()))) {
      ask();
    }
    safetyScans.look(nanos, now.difference());
    looks.look();
    if (disk.takeHinted()) {
      detector.hint(nanos);
    }
    if (everywhere || (detector.wantsScan(nanos) && (asked || !onDemand))) {
      scan(nanos);
    } else if (!onDemand && detector.wantsGlance(nanos)) {
      glance(nanos);
    }
    long wake = decide(nanos, now);
    looks.answer(asked, holdNews.isGivenUp(), now.difference().baseline());
    return Math.max(0, safetyScans.next(Math.min(wake, nanos + LONGEST_SLEEP)) - time.nanos());
  }

  private void scan(long now) {
    boolean changed = disk.rescan(everywhere);
    everywhere = false;
    detector.scanned(changed);
    lookTwice(changed, now);
  }

  private void glance(long now) {
    boolean changed = disk.rescan(false);
    detector.glanced(changed);
    lookTwice(changed, now);
  }

  private void lookTwice(boolean changed, long now) {
    if (changed && disk.isPolled()) {
      // Without events only a second look tells whether the writing is over.
      detector.hint(now);
    }
  }

  private Judged arm() {
    isReading = true;
    safetyScans.trust();
    disk.list(capture);
    notifier.armed(WatchListener.Armed.of(plan.roots(), disk.snapshot(), safetyScans.mode()));
    Difference difference = disk.read();
    notifier.captured();
    DifferenceUpdater comparison = new DifferenceUpdater(disk.snapshot(), difference);
    Assessments outlooks = new Assessments(disk, difference, plan.mainClass());
    safetyScans.begin(time.nanos());
    if (!difference.isEmpty() || disk.isDirty()) {
      detector.hint(time.nanos());
    }
    isReading = false;
    return new Judged(difference, comparison, outlooks);
  }

  private void take(WatchMessage message) {
    if (message instanceof WatchMessage.Rebase rebase) {
      rebasing = rebase.next(); // The latest is what runs.
    } else if (message instanceof WatchMessage.Poke poke) {
      lastAsk = looks.await(poke.ask());
      ask();
    } else if (message instanceof WatchMessage.Look look) {
      looks.want(look.ask());
    } else if (message instanceof WatchMessage.OfOurs ours) {
      handOver.take(ours.step(), time.nanos());
    } else {
      open = false;
    }
  }

  private void rebase(Judged now) {
    Baseline next = rebasing;
    if (next != null) {
      now.comparison().rebase(next);
      now.outlooks().rebased();
      last.forget();
      if (!now.difference().isEmpty()) {
        detector.reconsider(time.nanos());
      }
      rebasing = null;
    }
  }

  private void ask() {
    asked = true;
    everywhere = true;
    detector.reconsider(time.nanos());
  }

  private boolean hasNews(Difference difference) {
    disk.rescan(true);
    return asked || !(difference.isEmpty() || last.is(difference));
  }

  /** Answers when to judge again. */
  private long decide(long now, Judged state) {
    holdNews.reconsider();
    if (!asked && (onDemand || !detector.isActive())) {
      return now + LONGEST_SLEEP;
    }
    guesses.check(state.difference());
    boolean thorough = asked || detector.isHeldFor(HoldNews.TELL_AFTER_NANOS, now);
    Assessment outlook = state.outlooks().get(thorough);
    Root saved = outlook.saved();
    if (saved != null && last.wasPremature(state.difference(), saved, detector.began())) {
      outlook = outlook.withoutSave();
    }
    Verdict verdict = detector.judge(now, outlook, asked);
    if (verdict instanceof Verdict.Wait wait) {
      if (!last.is(state.difference())) {
        guesses.consider(state.difference(), outlook);
      }
      return wait.untilNanos();
    }
    if (verdict instanceof Verdict.Hold hold) {
      safetyScans.beginTrouble(now);
      return holdNews.tell(now, hold, detector.lastActivity());
    }
    if (verdict instanceof Verdict.Deliver deliver) {
      long until =
          asked
              ? now
              : detector.lastActivity() + rewrites.patience(state.difference(), detector.began());
      notifier.warn(rewrites.news());
      if (until - now > 0) {
        return until;
      }
      deliver(now, state.difference(), asked ? null : saved, deliver.certain());
    } else {
      last.forget();
      end(now);
      if (!state.difference().isNoisy() && !handOver.isEcho(now)) {
        notifier.unchanged();
      }
    }
    return now + LONGEST_SLEEP;
  }

  /** Delivers what this process compiled itself, which is no build to be waited for. */
  private void handOver(long now, Difference difference) {
    ChangeSet set = onDemand || asked ? null : handOver.take(difference, last);
    if (set != null) {
      guesses.delivered();
      end(now);
      notifier.changed(set);
    }
  }

  private void deliver(long now, Difference difference, @Nullable Root saved, boolean certain) {
    if (!asked && (last.is(difference) || isNoReason(difference, now))) {
      end(now);
      return;
    }
    if (!asked && disk.effects().isBeingWritten()) {
      detector.hint(now);
      return;
    }
    List<FileChange> changes =
        Delivery.read(plan.roots(), difference, (root, path) -> moved(root, path, now));
    if (changes == null) {
      difference.recount();
      detector.hint(now);
      return;
    }
    disk.effects().stoodStill();
    rewrites.delivered(difference, detector.began(), detector.lastActivity());
    notifier.warn(rewrites.news());
    ChangeSet set =
        new ChangeSet(
            changes, difference.baseline(), certain, detector.lastActivity(), asked, lastAsk);
    last.set(
        difference,
        changes,
        new DeliveryHistory.Burst(saved, detector.began(), detector.largestGap(), now));
    guesses.delivered();
    end(now);
    notifier.changed(set);
  }

  private boolean isNoReason(Difference difference, long now) {
    List<Effects.Found> noise = disk.effects().find(difference, detector.began(), now);
    if (!noise.isEmpty()) {
      difference.recount();
      noise.forEach(found -> notifier.warn(found.sentence()));
    }
    return difference.isEmpty() || handOver.isAlike(difference);
  }

  private void moved(Root root, String path, long now) {
    disk.suspect(root, path);
    Effects.Found noise = disk.effects().moved(root, path, now, plan.hold().toNanos());
    if (noise != null) {
      notifier.warn(noise.sentence());
    }
  }

  private void end(long now) {
    asked = false;
    notifier.over();
    guesses.end();
    rewrites.end();
    detector.end();
    safetyScans.end(now);
    disk.refill();
  }
}
