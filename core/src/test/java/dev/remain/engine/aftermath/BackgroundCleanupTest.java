// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.BaseCode;
import dev.remain.cleanup.CleanupChain;
import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.Patience;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import dev.remain.leak.DoomedLoader;
import dev.remain.leak.HeapDumps;
import dev.remain.leak.LeakPlan;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundCleanupTest {

  private final BlockingQueue<ReloadEvent> events = new LinkedBlockingQueue<>();
  private final LeakMonitor leaks =
      new LeakMonitor(
          new LeakPlan(Duration.ofSeconds(75), HeapDumps.NEVER, false), new Teller(events::add));
  private final BackgroundCleanup aftermath =
      new BackgroundCleanup(
          new CleanupChain(
              List.of(new Failing()), List::of, new BaseCode(Thread::new, Duration.ofSeconds(20))),
          leaks,
          new Teller(events::add));
  private List<Thread> threads;

  @BeforeEach
  void start() {
    RemainThreads maker = new RemainThreads();
    threads = List.of(maker.own("test", aftermath), maker.own("test-leaks", leaks));
    threads.forEach(Thread::start);
  }

  @AfterEach
  void close() throws InterruptedException {
    aftermath.close();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void aFailedStepIsToldAndTheLoaderExpectedAndCollected() throws Exception {
    ClassLoader loader = new ClassLoader(null) {};
    Doomed doomed = new Doomed(Set.of(loader), getClass().getClassLoader());
    aftermath.cleanUp(
        new PendingCleanup(4, doomed, List.of()), List.of(new DoomedLoader(loader, 4)));
    doomed = null;

    assertThat(((ReloadEvent.Warned) events.take()).sentence())
        .isEqualTo("clean-up Failing failed: java.lang.IllegalStateException: no luck");
    Patience.await("the loader to be expected", () -> leaks.loadersAlive() == 1);

    loader = null;
    Patience.await(
        "the loader to be collected",
        () -> {
          System.gc();
          return events.peek() != null;
        });
    assertThat(((ReloadEvent.Collected) events.take()).generation()).isEqualTo(4);
    assertThat(leaks.loadersAlive()).isZero();
  }

  @Test
  void anErrandThatFailsIsToldAndTheNextIsDone() throws Exception {
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    aftermath.run(
        () -> {
          throw new IllegalStateException("no luck");
        });
    aftermath.run(() -> done.add("done"));

    assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo("done");
    assertThat(((ReloadEvent.Warned) events.take()).sentence())
        .startsWith(
            "an error in Remain itself, please report it: java.lang.IllegalStateException: no luck");
  }

  @Test
  void whereThereIsNoMemoryForWordsTheNextErrandIsDone() throws Exception {
    BackgroundCleanup mute =
        new BackgroundCleanup(
            new CleanupChain(
                List.of(), List::of, new BaseCode(Thread::new, Duration.ofSeconds(20))),
            leaks,
            new Teller(
                event -> {
                  throw new OutOfMemoryError("Metaspace, on purpose");
                }));
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    mute.run(
        () -> {
          throw new OutOfMemoryError("Metaspace, on purpose");
        });
    mute.run(() -> done.add("done"));
    mute.close();

    Thread thread = new Thread(mute);
    thread.start();
    thread.join();

    assertThat(done).containsExactly("done");
  }

  private static final class Failing implements CleanupStep {
    @Override
    public Phase phase() {
      return Phase.AFTER_START;
    }

    @Override
    public List<String> clean(Doomed doomed) {
      throw new IllegalStateException("no luck");
    }
  }
}
