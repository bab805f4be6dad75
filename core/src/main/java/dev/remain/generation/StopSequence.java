// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Ends a generation: its stop hooks in reverse order, its shutdown hooks all at once, then its
 * threads. All of it within one time limit, of which hooks get at most half. Confined to the
 * restart thread.
 */
public final class StopSequence {

  private static final long ROUND_NANOS = 100_000_000;
  private static final long MOMENT_NANOS = 50_000_000;

  private final GenerationCode code;
  private final Duration limit;

  public StopSequence(GenerationCode code, Duration limit) {
    this.code = code;
    this.limit = limit;
  }

  public StopReport stop(Generation generation) {
    long now = System.nanoTime();
    long hooksEnd = now + limit.toNanos() / 2;
    List<String> notes = new ArrayList<>();
    generation.stopping();
    runStopHooks(generation, hooksEnd, notes);
    runShutdownHooks(generation, hooksEnd, notes);
    List<String> survivors = new ArrayList<>();
    for (Thread thread : endThreads(generation, now + limit.toNanos())) {
      survivors.add(Threads.describe(thread));
    }
    generation.stopped();
    return new StopReport(survivors, notes);
  }

  private void runStopHooks(Generation generation, long end, List<String> notes) {
    for (Generation.NamedHook hook : generation.takeStopHooks()) {
      String what = "stop hook \"" + hook.name() + "\"";
      String problem = code.run(generation, what, hook.hook()::stop, atLeastAMoment(end));
      if (problem != null) {
        notes.add(problem);
      }
    }
  }

  private static void runShutdownHooks(Generation generation, long end, List<String> notes) {
    List<Thread> hooks = generation.takeShutdownHooks();
    for (Thread hook : hooks) {
      try {
        hook.start();
      } catch (IllegalThreadStateException e) {
        notes.add("shutdown hook \"" + hook.getName() + "\" had been started already");
      }
    }
    long joinEnd = atLeastAMoment(end);
    for (Thread hook : hooks) {
      if (!Threads.join(hook, joinEnd)) {
        notes.add(
            "shutdown hook \""
                + hook.getName()
                + "\" did not end in time and was interrupted: "
                + Threads.top(hook));
        hook.interrupt();
      }
    }
  }

  /** So that a hook that hangs does not take from the others what they need. */
  private static long atLeastAMoment(long end) {
    return Math.max(end, System.nanoTime() + MOMENT_NANOS);
  }

  private static List<Thread> endThreads(Generation generation, long end) {
    List<Thread> left = toEnd(generation);
    while (!left.isEmpty() && end - System.nanoTime() > 0) {
      left.forEach(Thread::interrupt);
      long round = Math.min(end, System.nanoTime() + ROUND_NANOS);
      left.forEach(thread -> Threads.join(thread, round));
      left = toEnd(generation);
    }
    return left;
  }

  /**
   * The threads to wait for. A base library's go on, and so do the common pool's, which are
   * everybody's; daemons that run JDK code only are interrupted, and not waited for.
   */
  private static List<Thread> toEnd(Generation generation) {
    List<Thread> toEnd = new ArrayList<>();
    for (Thread thread : generation.threads().alive()) {
      ThreadOwner owner = isCommonPool(thread) ? ThreadOwner.BASE : ThreadOwner.of(thread);
      if (owner == ThreadOwner.JDK && thread.isDaemon()) {
        thread.interrupt();
      } else if (owner != ThreadOwner.BASE) {
        toEnd.add(thread);
      }
    }
    return toEnd;
  }

  private static boolean isCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }
}
