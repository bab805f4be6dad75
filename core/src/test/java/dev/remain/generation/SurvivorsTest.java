// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SurvivorsTest {

  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    end.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void start(String name) {
    Thread thread = new Thread(this::turn, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void turn() {
    Uninterruptibles.awaitUninterruptibly(end);
  }

  @Test
  void oneTextForAKindAndNoneForWhatHasEnded() throws InterruptedException {
    start("pool-1-thread-1");
    start("main");
    start("pool-1-thread-2");
    start("pool-2-thread-1");
    Thread ended = new Thread(() -> {}, "pool-1-thread-9");
    ended.start();
    ended.join();
    threads.add(ended);

    List<String> texts = Survivors.texts(threads);

    assertThat(texts).hasSize(2);
    assertThat(texts.get(0)).startsWith("\"pool-*-thread-*\" (3 threads) at ");
    assertThat(texts.get(1)).startsWith("\"main\" (").contains(") at ");
  }

  @Test
  void notEveryKindIsNamed() {
    for (int i = 0; i < 23; i++) {
      start("kind-" + (char) ('a' + i));
    }

    assertThat(Survivors.texts(threads)).hasSize(21).last().isEqualTo("others (3 threads)");
  }
}
