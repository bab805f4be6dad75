// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.thread.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PassageTest {

  private final Passage passage = new Passage();

  @Test
  void onceItIsClosedNobodyIsInside() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger served = new AtomicInteger();
    AtomicBoolean isOver = new AtomicBoolean();
    Runnable requests =
        () -> {
          try {
            while (!isOver.get()) {
              Inside one = passage.enter(Deadline.in(Duration.ofMillis(1)), false);
              if (one != null) {
                inside.incrementAndGet();
                served.incrementAndGet();
                inside.decrementAndGet();
                one.leave();
              }
            }
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread client = new Thread(requests);
      client.start();
      clients.add(client);
    }
    passage.open(1);
    for (int port = 2; port < 500 || served.get() < 1_000; port++) {
      assertThat(passage.close(Deadline.in(Duration.ofSeconds(30)))).isZero();
      assertThat(inside).hasValue(0);
      passage.open(port);
    }
    isOver.set(true);
    for (Thread client : clients) {
      client.join();
    }
  }

  @Test
  void whereNoGenerationIsExpectedNobodyWaits() throws Exception {
    passage.openToNobody();
    assertThat(passage.enter(Deadline.in(Duration.ofMinutes(10)), true)).isNull();
    assertThat(passage.leadsElsewhere(0)).isFalse();

    passage.expect();
    assertThat(passage.enter(Deadline.in(Duration.ZERO), true)).isNull();
    passage.open(7);
    assertThat(passage.enter(Deadline.in(Duration.ZERO), true).port()).isEqualTo(7);
    assertThat(passage.leadsElsewhere(7)).isFalse();
    assertThat(passage.leadsElsewhere(8)).isTrue();
  }

  @Test
  void whatAnEarlierGenerationHasIsNotCounted() throws Exception {
    passage.open(7);
    Inside early = passage.enter(Deadline.in(Duration.ZERO), false);
    assertThat(passage.close(Deadline.in(Duration.ZERO))).isEqualTo(1);
    passage.open(7); // Another generation may be given the same port.
    Inside late = passage.enter(Deadline.in(Duration.ZERO), false);

    assertThat(passage.leadsTo(early)).isFalse();
    assertThat(passage.leadsTo(late)).isTrue();
    early.leave();
    assertThat(passage.close(Deadline.in(Duration.ZERO))).isEqualTo(1);
    late.leave();
    assertThat(passage.close(Deadline.in(Duration.ofMinutes(10)))).isZero();
  }
}
