// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.CleanupChain;
import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.Patience;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
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
class AftermathTest {

  private final BlockingQueue<ReloadEvent> events = new LinkedBlockingQueue<>();
  private final Aftermath aftermath =
      new Aftermath(new CleanupChain(List.of(new Failing())), events::add);
  private Thread thread;

  @BeforeEach
  void start() {
    thread = new RemainThreads().own("test", aftermath);
    thread.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    aftermath.close();
    thread.join();
  }

  @Test
  void aFailedStepIsToldAndTheLoaderExpectedAndCollected() throws Exception {
    ClassLoader loader = new ClassLoader(null) {};
    Doomed doomed = new Doomed(Set.of(loader), getClass().getClassLoader());
    aftermath.cleanUp(new Remains(4, doomed, List.of()), loader);
    doomed = null;

    assertThat(((ReloadEvent.Warned) events.take()).sentence())
        .isEqualTo("clean-up Failing failed: java.lang.IllegalStateException: no luck");
    Patience.await("the loader to be expected", () -> aftermath.loadersAlive() == 1);

    loader = null;
    Patience.await(
        "the loader to be collected",
        () -> {
          System.gc();
          return events.peek() != null;
        });
    assertThat(((ReloadEvent.Collected) events.take()).generation()).isEqualTo(4);
    assertThat(aftermath.loadersAlive()).isZero();
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
        .isEqualTo("an errand failed: java.lang.IllegalStateException: no luck");
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
