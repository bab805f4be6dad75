// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.engine.start.Settling.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class SettlingTest {

  private static final Thread WORKER = new Thread();

  private long millis;

  /** How long a program is given that looks like this after so many milliseconds. */
  private long settled(LongFunction<Sight> program) throws InterruptedException {
    new Settling(() -> Duration.ofMillis(millis).toNanos(), time -> millis += time.toMillis())
        .await(() -> program.apply(millis));
    return millis;
  }

  private static Sight sight(boolean hasMainReturned, int classes, int line) {
    return new Sight(
        hasMainReturned,
        classes,
        Map.of(WORKER, List.of(new StackTraceElement("App", "run", "App.java", line))));
  }

  @Test
  void aMainThatWaitsIsGivenHalfASecond() throws InterruptedException {
    assertThat(settled(time -> sight(false, 5, 1))).isEqualTo(500);
  }

  @Test
  void aProgramThatStillLoadsClassesIsGivenTheTime() throws InterruptedException {
    assertThat(settled(time -> sight(false, (int) Math.min(time, 3000), 1))).isEqualTo(3300);
  }

  @Test
  void aMainThatHasReturnedIsNotTheEndOfItsStart() throws InterruptedException {
    assertThat(settled(time -> sight(true, 5, (int) Math.min(time, 700)))).isEqualTo(1000);
    millis = 0;
    assertThat(settled(time -> sight(true, 5, 1))).isEqualTo(300);
  }

  @Test
  void aProgramThatNeverRestsIsNotWaitedForWithoutEnd() throws InterruptedException {
    assertThat(settled(time -> sight(false, 5, (int) time))).isEqualTo(5000);
  }

  @Test
  void whatIsOverIsNotWaitedFor() throws InterruptedException {
    assertThat(settled(time -> new Sight(true, 5, Map.of()))).isZero();
    assertThat(settled(time -> time < 60 ? sight(false, 5, 1) : new Sight(true, 5, Map.of())))
        .isEqualTo(60);
  }
}
