// SPDX-License-Identifier: Apache-2.0
package dev.remain.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GuardedLoopTest {

  private final List<Throwable> told = new ArrayList<>();
  private final AtomicInteger turns = new AtomicInteger();

  @Test
  void goesOnWhateverATurnThrows() {
    Error error = new NoClassDefFoundError("on purpose");
    RuntimeException exception = new IllegalStateException("on purpose");

    GuardedLoop.run(
        () -> {
          switch (turns.incrementAndGet()) {
            case 1 -> throw error;
            case 2 -> throw exception;
            default -> {
              return turns.get() < 5;
            }
          }
        },
        told::add);

    assertThat(told).containsExactly(error, exception);
    assertThat(turns).hasValue(5);
  }

  @Test
  void endsWhenInterrupted() {
    GuardedLoop.run(
        () -> {
          throw new InterruptedException("on purpose");
        },
        told::add);

    assertThat(told).isEmpty();
  }
}
