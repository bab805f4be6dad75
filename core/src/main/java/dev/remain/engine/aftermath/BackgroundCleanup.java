// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.cleanup.CleanupChain;
import dev.remain.hook.CleanupStep;
import dev.remain.leak.DoomedLoader;
import dev.remain.teller.Teller;
import dev.remain.thread.GuardedLoop;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What nobody waits for: the second phase of clean-up, and errands given by others. Runs on its own
 * thread.
 */
public final class BackgroundCleanup implements Runnable {

  private final BlockingQueue<Runnable> errands = new LinkedBlockingQueue<>();
  private final CleanupChain chain;
  private final LeakMonitor leaks;
  private final Teller teller;
  private boolean isClosed;

  BackgroundCleanup(CleanupChain chain, LeakMonitor leaks, Teller teller) {
    this.chain = chain;
    this.leaks = leaks;
    this.teller = teller;
  }

  /** Cleans up the rest of what was stopped, and then expects the loaders to go. */
  public void cleanUp(PendingCleanup remains, List<DoomedLoader> loaders) {
    errands.add(
        () -> {
          remains.clean(chain, CleanupStep.Phase.AFTER_START, teller);
          leaks.expect(loaders);
        });
  }

  /** Finds out who holds a generation that was stopped before. */
  public void ask(int generation) {
    errands.add(() -> leaks.hurry(generation));
  }

  public void run(Runnable errand) {
    errands.add(errand);
  }

  /** Ends the thread after what was given to it. */
  public void close() {
    errands.add(
        () -> {
          isClosed = true;
          leaks.close();
        });
  }

  @Override
  public void run() {
    GuardedLoop.run(this::turn, new InternalErrors(teller));
  }

  private boolean turn() throws InterruptedException {
    // No local holds the errand, which may hold a loader, while a frame waits for the next.
    errands.take().run();
    return !isClosed;
  }
}
