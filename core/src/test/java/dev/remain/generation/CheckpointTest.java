// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.GcAssert;
import dev.remain.thread.Deadline;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckpointTest {

  private final Checkpoint checkpoint = new Checkpoint();
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicReference<Throwable> end = new AtomicReference<>();

  private Thread looping() {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  checkpoint.pass();
                  rounds.incrementAndGet();
                }
              } catch (GenerationEnded ended) {
                end.set(ended);
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void whereNobodyComesByNobodyIsHeld() {
    assertThat(checkpoint.hold(Deadline.in(Duration.ZERO))).isFalse();
    checkpoint.pass();
  }

  @Test
  void aThreadThatHasEndedIsNotHeldOnTo() throws Exception {
    Thread visitor = new Thread(checkpoint::pass);
    visitor.start();
    visitor.join();
    WeakReference<Thread> gone = new WeakReference<>(visitor);
    visitor = null;

    GcAssert.assertCollected(gone, "the thread");

    Thread other = looping();
    while (rounds.get() < 100) {
      Thread.onSpinWait();
    }
    assertThat(checkpoint.hold(Deadline.in(Duration.ofSeconds(30)))).isTrue();
    checkpoint.end();
    other.join();
  }

  @Test
  void allThatComeByAreHeldAndGoOnOrEnd() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(looping());
    }
    while (rounds.get() < 100) {
      Thread.onSpinWait();
    }

    assertThat(checkpoint.hold(Deadline.in(Duration.ofSeconds(30)))).isTrue();
    int held = rounds.get();
    threads.get(0).interrupt();
    assertThat(checkpoint.hold(Deadline.in(Duration.ofMillis(20)))).isTrue();
    assertThat(rounds).hasValue(held);

    checkpoint.release();
    while (rounds.get() == held) {
      Thread.onSpinWait();
    }
    checkpoint.end();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(end.get()).isInstanceOf(GenerationEnded.class);
  }

  @Test
  void oneThatDoesNotComeByInTimeHasTheOthersGoOn() throws Exception {
    AtomicBoolean isFree = new AtomicBoolean();
    AtomicBoolean hasPassed = new AtomicBoolean();
    Thread busy =
        new Thread(
            () -> {
              checkpoint.pass();
              hasPassed.set(true);
              while (!isFree.get()) {
                Thread.onSpinWait();
              }
            });
    busy.start();
    Thread looping = looping();
    while (rounds.get() < 100 || !hasPassed.get()) {
      Thread.onSpinWait();
    }

    assertThat(checkpoint.hold(Deadline.in(Duration.ofMillis(20)))).isFalse();
    int released = rounds.get();
    while (rounds.get() == released) {
      Thread.onSpinWait();
    }
    isFree.set(true);
    busy.join();
    assertThat(checkpoint.hold(Deadline.in(Duration.ofSeconds(30)))).isTrue();
    checkpoint.end();
    looping.join();
  }
}
