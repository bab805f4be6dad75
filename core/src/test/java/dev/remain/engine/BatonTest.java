// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.Patience;
import dev.remain.thread.Deadline;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BatonTest {

  private final Baton baton = new Baton();
  private final AtomicInteger steps = new AtomicInteger();

  private static Thread started(Runnable run) {
    Thread thread = new Thread(run);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static Deadline inAMinute() {
    return Deadline.in(Duration.ofMinutes(1));
  }

  @Test
  void theEndWaitsForTheStepThatIsTakenAndNoneFollows() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread restart =
        started(
            () -> {
              baton.step(
                  () -> {
                    inside.countDown();
                    await(go);
                    steps.incrementAndGet();
                  });
              baton.step(steps::incrementAndGet);
            });
    inside.await();
    AtomicBoolean isOver = new AtomicBoolean();
    Thread end = started(() -> isOver.set(baton.takeForGood(inAMinute())));
    Patience.await("the end to wait", () -> end.getState() == Thread.State.TIMED_WAITING);

    go.countDown();
    end.join();

    assertThat(isOver).isTrue();
    Patience.await("it to stand still", () -> restart.getState() == Thread.State.WAITING);
    assertThat(steps).hasValue(1);
  }

  @Test
  void aStepThatTakesTooLongIsTheLastAllTheSame() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread restart =
        started(
            () -> {
              baton.step(
                  () -> {
                    inside.countDown();
                    await(go);
                  });
              baton.step(steps::incrementAndGet);
            });
    inside.await();

    assertThat(baton.takeForGood(Deadline.in(Duration.ZERO))).isFalse();

    go.countDown();
    Patience.await("it to stand still", () -> restart.getState() == Thread.State.WAITING);
    assertThat(steps).hasValue(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
