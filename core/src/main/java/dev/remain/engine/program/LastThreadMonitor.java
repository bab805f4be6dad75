// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.generation.GenerationThreads;
import dev.remain.thread.GuardedLoop;
import dev.remain.thread.RemainThreads;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Waits, after {@code main} has returned, for the last thread that would keep a JVM alive: the end
 * of a program that nobody ended. Runs on its own thread.
 */
public final class LastThreadMonitor implements Runnable {

  private static final long ROUND_MILLIS = 250;
  private static final int CLOSED = 0;
  private static final int NONE = -1;

  private final BlockingQueue<Integer> returned = new LinkedBlockingQueue<>();
  private final RemainThreads threads;
  private final IntPredicate isRunning;
  private final Inbox inbox;
  private final Thread keeper;

  /** Still the same after a turn that failed. */
  private int waitedFor = NONE;

  /**
   * @param isRunning whether a generation is the running one
   * @param keeper the thread that keeps the JVM alive for Remain
   */
  public LastThreadMonitor(
      RemainThreads threads, IntPredicate isRunning, Inbox inbox, Thread keeper) {
    this.threads = threads;
    this.isRunning = isRunning;
    this.inbox = inbox;
    this.keeper = keeper;
  }

  public void mainReturned(int generation) {
    returned.add(generation);
  }

  /** Ends the thread. */
  public void close() {
    returned.add(CLOSED);
  }

  @Override
  public void run() {
    try {
      waitedFor = returned.take(); // A program that starts does not wait for what comes then.
    } catch (InterruptedException e) {
      return; // Nobody interrupts but the end of the JVM.
    }
    GuardedLoop.run(this::turn, threads::mistake);
  }

  private boolean turn() throws InterruptedException {
    if (waitedFor == NONE) {
      waitedFor = returned.take();
    }
    if (waitedFor == CLOSED) {
      return false;
    }
    if (waitForLast(waitedFor)) {
      inbox.put(new Message.Ended(waitedFor));
    }
    waitedFor = NONE;
    return true;
  }

  /** False if the generation was stopped before its last thread ended. */
  private boolean waitForLast(int generation) throws InterruptedException {
    while (isRunning.test(generation)) {
      Thread last = anyKeepingAlive(generation);
      if (last == null) {
        return true;
      }
      last.join(ROUND_MILLIS);
    }
    return false;
  }

  private @Nullable Thread anyKeepingAlive(int generation) {
    for (Thread thread : GenerationThreads.alive(threads.parent())) {
      boolean foreign =
          GenerationThreads.of(thread) != null && !GenerationThreads.isOf(thread, generation);
      if (!thread.isDaemon()
          && thread != keeper
          && !foreign
          && !threads.isOwn(thread)
          && !thread.getName().equals("DestroyJavaVM")) {
        return thread;
      }
    }
    return null;
  }
}
