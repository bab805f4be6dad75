// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.cleanup.CleanupChain;
import dev.remain.generation.FailureText;
import dev.remain.generation.GenerationCode;
import dev.remain.generation.ShutdownHooks;
import dev.remain.generation.StandardInput;
import dev.remain.generation.StopSequence;
import dev.remain.leak.LeakPlan;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * What ends generations, and the threads that look after what is left of them. Made while the first
 * one runs already: none ends before. Immutable.
 */
public final class Teardown {

  private final StopSequence stop;
  private final LeakMonitor leaks;
  private final BackgroundCleanup aftermath;
  private final Thread leaksThread;

  /** Starts the threads. */
  public Teardown(
      RemainThreads threads,
      GenerationCode code,
      StandardInput input,
      ShutdownHooks.HookTaker heir,
      Supplier<Collection<Object>> kept,
      CleanupChain chain,
      Duration limit,
      LeakPlan plan,
      Teller teller) {
    this.stop = new StopSequence(code, limit, input, heir, kept);
    this.leaks = new LeakMonitor(plan, teller);
    this.aftermath = new BackgroundCleanup(chain, leaks, teller);
    this.leaksThread = threads.own("leaks", leaks);
    leaksThread.start();
    threads.own("cleanup", aftermath).start();
    aftermath.run(chain::complete);
    aftermath.run(FailureText::prepare);
  }

  public StopSequence stop() {
    return stop;
  }

  public BackgroundCleanup aftermath() {
    return aftermath;
  }

  /** How many loaders of stopped generations are still there. Any thread. */
  public int loadersAlive() {
    return leaks.loadersAlive();
  }

  /** Waits, once the aftermath is closed, until all is told of the loaders that were to go. */
  public void awaitLeaks() throws InterruptedException {
    leaksThread.join();
  }
}
