// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.event.ReloadEvent;
import dev.remain.leak.DoomedLoader;
import dev.remain.leak.GcRequest;
import dev.remain.leak.HolderFinder;
import dev.remain.leak.LeakPlan;
import dev.remain.leak.LoaderTracker;
import dev.remain.leak.StaleDumps;
import dev.remain.leak.dump.Holder;
import dev.remain.teller.Teller;
import dev.remain.thread.GuardedLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Expects doomed loaders to go, tells when they did, and who holds those that stay. Runs on its own
 * thread, which is idle when nothing is expected, and may be busy for seconds with a heap dump.
 */
final class LeakMonitor implements Runnable {

  private static final long ROUND_MILLIS = 200;

  /** Where only loaders are left that were told. */
  private static final long SLOW_ROUND_MILLIS = 2_000;

  /** Before the end of a run that is all about leaks. */
  private static final long LAST_ROUND_MILLIS = 1_000;

  private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
  private final LeakPlan plan;
  private final LoaderTracker tracker;
  private final Teller teller;
  private final InternalErrors trouble;
  private @Nullable HolderFinder inquiry; // made when it is needed, since most starts never need it
  private boolean isClosed;
  private boolean hasSwept;

  LeakMonitor(LeakPlan plan, Teller teller) {
    this.plan = plan;
    this.tracker = new LoaderTracker(plan.timeout());
    this.teller = teller;
    this.trouble = new InternalErrors(teller);
  }

  /** All is done that is done for them to go. Any thread. */
  void expect(List<DoomedLoader> loaders) {
    messages.add(() -> loaders.forEach(loader -> tracker.expect(loader, System.nanoTime())));
  }

  /** Finds out at once who holds a generation, if somebody does. Any thread. */
  void hurry(int generation) {
    messages.add(() -> tracker.hurry(generation));
  }

  /** No more loaders come: ends the thread, where the plan says so not before all is told. */
  void close() {
    messages.add(() -> isClosed = true);
  }

  /** How many loaders of stopped generations are still there. Any thread. */
  int loadersAlive() {
    return tracker.alive();
  }

  @Override
  public void run() {
    GuardedLoop.run(this::turn, trouble);
  }

  private boolean turn() throws InterruptedException {
    Runnable message = next();
    if (message != null) {
      message.run();
    }
    if (!isClosed || plan.atEnd()) {
      look();
    }
    return !isClosed || (plan.atEnd() && !tracker.open().isEmpty());
  }

  private @Nullable Runnable next() throws InterruptedException {
    if (tracker.isEmpty() && !isClosed) {
      return messages.take();
    }
    long millis = tracker.open().isEmpty() ? SLOW_ROUND_MILLIS : ROUND_MILLIS;
    return messages.poll(isClosed ? LAST_ROUND_MILLIS : millis, TimeUnit.MILLISECONDS);
  }

  private void look() throws InterruptedException {
    long nowNanos = System.nanoTime();
    boolean isDone = false;
    try {
      look(nowNanos);
      isDone = true;
    } finally {
      if (!isDone) {
        tracker.overdue(nowNanos).forEach(tracker::told); // Or it would go on like this.
      }
    }
  }

  private void look(long nowNanos) throws InterruptedException {
    if (!hasSwept) {
      hasSwept = true;
      StaleDumps.sweep();
    }
    boolean isDue = tracker.isCheckDue(nowNanos);
    List<DoomedLoader> late = List.of();
    if (isClosed) {
      late = tracker.open();
    } else if (!plan.atEnd()) {
      late = tracker.overdue(nowNanos);
    }
    if (!late.isEmpty()) {
      GcRequest.insist(late);
    } else if (isDue) {
      GcRequest.ask();
    }
    for (DoomedLoader gone : tracker.collected()) {
      teller.accept(new ReloadEvent.Collected(teller.now(), gone.generation(), gone.name()));
    }
    List<DoomedLoader> overdue = tracker.overdue(nowNanos);
    if (late.containsAll(overdue) && (!isClosed || overdue.containsAll(tracker.open()))) {
      askFor(overdue, nowNanos);
    }
  }

  private void askFor(List<DoomedLoader> loaders, long nowNanos) throws InterruptedException {
    if (loaders.isEmpty()) {
      return;
    }
    HolderFinder asked = inquiry == null ? new HolderFinder(plan.dumps()) : inquiry;
    inquiry = asked;
    Map<String, Holder> holders = new HashMap<>();
    asked.holders(loaders, nowNanos).forEach(holder -> holders.put(holder.loader(), holder));
    for (DoomedLoader loader : loaders) {
      Holder holder = holders.get(loader.name());
      if (holder == null) {
        tracker.putOff(loader, asked.nextNanos(nowNanos));
      } else if (!loader.isGone()) {
        tracker.told(loader);
        teller.accept(
            new ReloadEvent.Retained(
                teller.now(),
                loader.generation(),
                loader.name(),
                holder.words(),
                holder.advice(loader::lasting),
                holder.fingerprint(),
                holder.kind() == Holder.Kind.SOFT));
      }
    }
  }
}
