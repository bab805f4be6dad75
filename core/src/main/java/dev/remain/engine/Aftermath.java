// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.cleanup.CleanupChain;
import dev.remain.event.ReloadEvent;
import dev.remain.hook.CleanupStep;
import dev.remain.leak.LoaderTracker;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What nobody waits for: the second phase of clean-up, expecting old loaders to be collected, and
 * errands given by others. Runs on its own thread, which is idle when nothing is expected.
 */
final class Aftermath implements Runnable {

  private static final long ROUND_MILLIS = 200;

  private final BlockingQueue<Runnable> errands = new LinkedBlockingQueue<>();
  private final LoaderTracker tracker = new LoaderTracker();
  private final CleanupChain chain;
  private final Consumer<ReloadEvent> events;
  private boolean isClosed;

  Aftermath(CleanupChain chain, Consumer<ReloadEvent> events) {
    this.chain = chain;
    this.events = events;
  }

  /**
   * Cleans up the rest of what was stopped, and expects its loader to go.
   *
   * @param loader the generation's, or null if none ran
   */
  void cleanUp(Remains remains, @Nullable ClassLoader loader) {
    errands.add(
        () -> {
          remains.clean(chain, CleanupStep.Phase.AFTER_START, events);
          if (loader != null) {
            tracker.expect(loader, remains.generation(), System.nanoTime());
          }
        });
  }

  void run(Runnable errand) {
    errands.add(errand);
  }

  /** Ends the thread after what was given to it. */
  void close() {
    errands.add(() -> isClosed = true);
  }

  /** How many loaders of stopped generations are still there. */
  int loadersAlive() {
    return tracker.alive();
  }

  @Override
  public void run() {
    try {
      while (!isClosed) {
        Runnable errand =
            tracker.alive() == 0
                ? errands.take()
                : errands.poll(ROUND_MILLIS, TimeUnit.MILLISECONDS);
        if (errand != null) {
          runSafely(errand);
        }
        errand = null; // It may hold a loader, and this frame may wait for long.
        look();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but the end of the JVM.
    }
  }

  private void runSafely(Runnable errand) {
    try {
      errand.run();
    } catch (Throwable thrown) {
      warn("an errand failed: " + thrown);
    }
  }

  private void look() {
    for (int generation : tracker.collected()) {
      events.accept(new ReloadEvent.Collected(Instant.now(), generation));
    }
    if (tracker.isCheckDue(System.nanoTime())) {
      System.gc();
    }
  }

  private void warn(String sentence) {
    events.accept(new ReloadEvent.Warned(Instant.now(), null, sentence));
  }
}
