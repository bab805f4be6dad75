// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.generation.EventThread;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationEnded;
import dev.remain.generation.GenerationThreads;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers the calls that would end the JVM. An exit call is told to the restart thread, and its
 * caller waits, as it would under the JVM, until the generation's threads are ended. Thread-safe.
 */
final class ExitCalls {

  private static final long ROUND_NANOS = 100_000_000;
  private static final long SHORT_ROUND_NANOS = 2_000_000;

  private final AtomicInteger waiting = new AtomicInteger();
  private final CallerResolver callers;
  private final Inbox inbox;

  ExitCalls(CallerResolver callers, Inbox inbox) {
    this.callers = callers;
    this.inbox = inbox;
  }

  void exit(int status) {
    Generation generation = callers.generationOrWhatRuns();
    if (generation == null || generation.isStopping()) {
      GenerationThreads threads = GenerationThreads.of(Thread.currentThread());
      if (threads != null) {
        inbox.put(new Message.LateExit(threads.number(), status));
      }
      throw new GenerationEnded(); // A stopped generation cannot end what runs now.
    }
    if (generation.exit(status)) {
      inbox.put(new Message.ExitCalled(generation.number(), status));
    }
    if (EventThread.is(Thread.currentThread())) {
      throw new GenerationEnded(); // Others wait for it, and whoever closes the windows does.
    }
    waiting.incrementAndGet();
    try {
      awaitEnd(generation);
    } finally {
      waiting.decrementAndGet();
    }
    throw new GenerationEnded();
  }

  /**
   * Returns when the other threads of the generation have ended, or could have: whoever waits for
   * the calling thread is interrupted before it ends.
   */
  private void awaitEnd(Generation generation) {
    int interrupts = 0;
    while (generation.state() != Generation.State.STOPPED && interrupts < 2) {
      LockSupport.parkNanos(generation, interrupts == 0 ? ROUND_NANOS : SHORT_ROUND_NANOS);
      if (Thread.interrupted() && generation.isStopping()) {
        interrupts++;
      }
      if (interrupts > 0 && generation.threads().alive().size() <= waiting.get()) {
        return;
      }
    }
  }
}
