// SPDX-License-Identifier: Apache-2.0
package dev.remain.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.Patience;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BesideTest {

  private final AtomicInteger made = new AtomicInteger();
  private final Beside beside =
      new Beside(
          task -> {
            made.incrementAndGet();
            return new Thread(task);
          });

  @Test
  void itHasNoThreadBeforeThereIsSomethingToLookAtAndOneForAll() throws Exception {
    assertThat(made).hasValue(0);
    StringBuffer done = new StringBuffer();

    Future<?> first = beside.after(Duration.ZERO, () -> done.append("first "));
    Future<?> second = beside.after(Duration.ZERO, () -> done.append("second"));

    first.get();
    second.get();
    assertThat(done).hasToString("first second");
    assertThat(made).hasValue(1);
    beside.close();
  }

  @Test
  void onceItIsClosedWhatItDoesIsInterruptedAndNothingMoreIsDone() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Future<?> unused =
        beside.after(
            Duration.ZERO,
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            });
    begun.await();

    beside.close();

    Patience.await("the interrupt", () -> interrupted.getCount() == 0);
    assertThat(beside.after(Duration.ZERO, begun::countDown)).isNull();
  }
}
