// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.thread.Deadline;
import dev.remain.thread.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Ends the threads of one generation. A base library's go on, and so do the common pool's, which
 * are everybody's. One that has only JDK code on it is interrupted once: it ends if it can, and
 * else it is an idle worker of a pool that goes on. Confined to the restart thread.
 */
final class ThreadTerminator {

  private static final Duration ROUND = Duration.ofMillis(100);

  private final Generation generation;
  private List<Thread> virtual = List.of();
  private List<Thread> left = List.of();
  private final Set<Thread> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Thread> idle = Collections.newSetFromMap(new IdentityHashMap<>());
  private final LastingThreads lasting;
  private final Map<Thread, String> adopted = new LinkedHashMap<>();

  /** Those that end before {@link #run} are let go of by it, too. */
  ThreadTerminator(Generation generation, LastingThreads lasting) {
    this.generation = generation;
    this.lasting = lasting;
    seen.addAll(generation.threads().alive());
  }

  /**
   * @param virtual threads that no group knows
   * @param deadline until when to wait
   */
  void run(List<Thread> virtual, Deadline deadline) {
    this.virtual = virtual;
    Deadline half = deadline.halfway();
    left = toEnd();
    Deadline last = deadline.orAMoment();
    while (!left.isEmpty() && !last.isOver()) {
      if (half.isOver()) {
        generation.loader().endLoops();
      }
      left.forEach(Thread::interrupt);
      Deadline round = last.or(ROUND);
      left.forEach(thread -> Threads.join(thread, round));
      left = toEnd();
    }
    seen.forEach(ThreadTerminator::forget);
  }

  /**
   * Whether none is left, after the last run.
   *
   * @param mayBeEnding what made them was told to end, so that they may need a moment
   */
  boolean areAllGone(boolean mayBeEnding) {
    if (mayBeEnding) {
      Deadline end = Deadline.in(Duration.ZERO).orAMoment();
      for (Thread thread : adopted.keySet()) {
        if (!lasting.isKnown(thread) && !Threads.join(thread, end)) {
          lasting.goesOn(thread);
        }
      }
    }
    return left.isEmpty() && adopted.keySet().stream().noneMatch(Thread::isAlive);
  }

  /** Tells what is left after the last run. */
  void report(StopReport.Draft draft) {
    Survivors.texts(left).forEach(draft::survivor);
    adopted.keySet().removeIf(thread -> !thread.isAlive());
    adopted.values().forEach(draft::adopted);
  }

  /** The threads to wait for. */
  private List<Thread> toEnd() {
    List<Thread> toEnd = new ArrayList<>();
    for (Thread thread : generation.threads().alive()) {
      seen.add(thread);
      if (!isCommonPool(thread) && isToEnd(thread)) {
        toEnd.add(thread);
      }
    }
    List<Thread> groupless = new ArrayList<>(virtual);
    groupless.addAll(VirtualThreads.running(generation.number()));
    for (Thread thread : groupless) {
      if (thread.isAlive() && !toEnd.contains(thread)) {
        toEnd.add(thread);
      }
    }
    return toEnd;
  }

  private boolean isToEnd(Thread thread) {
    if (generation.threads().isMain(thread)) {
      return true; // Known without its stack, for which the JVM stops all threads.
    }
    ThreadOwner owner = ThreadOwner.of(thread);
    if (owner == ThreadOwner.LIVE) {
      return true;
    }
    if (owner == ThreadOwner.JDK && (idle.add(thread) || !isWaiting(thread))) {
      thread.interrupt();
      return !thread.isDaemon();
    }
    if (owner == ThreadOwner.BASE || !thread.isDaemon()) {
      adopted.put(thread, thread.getName());
    }
    return false;
  }

  /** On a busy machine a thread may not have got to its first frame of the program. */
  private static boolean isWaiting(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }

  private static boolean isCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  /**
   * Whoever keeps an ended thread would keep its context loader: the JDK's cleaner does, for a
   * timer that is held by its own program. From JDK 19 on it also keeps what it ran.
   */
  static void forget(Thread thread) {
    if (!thread.isAlive()) {
      try {
        thread.setContextClassLoader(null);
      } catch (RuntimeException e) {
        // A thread of the program's own class may refuse.
      }
      if (Extra.ENDED_THREADS.isAvailable()) {
        Internals.forgetTask(thread);
      }
    }
  }
}
