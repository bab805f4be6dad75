// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the watcher tells before the quiet period is over. */
class WatchLoopGuessTest extends SimulatedWatch {

  private long guessedAfter(long saved) {
    return Duration.ofNanos(rig.guessedAt.get(rig.guessedAt.size() - 1) - saved).toMillis();
  }

  private long save(String name, int value) {
    save(name, String.valueOf(value));
    return rig.time.nanos();
  }

  @Test
  void isToldAfterHalfOfItAndDeliveredAtItsEnd() {
    watch();

    long saved = save("A", 2);
    millis(150);
    assertThat(rig.delivered).isEmpty();
    assertThat(rig.guessed).hasSize(1);
    assertThat(guessedAfter(saved)).isEqualTo(100);
    millis(100);

    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.delivered.get(0).isSameAs(rig.guessed.get(0))).isTrue();
    assertThat(rig.mistaken).isZero();
  }

  @Test
  void isToldSoonerWhereLessIsWaited() {
    watch();
    for (int value = 2; value < 5; value++) {
      save("B", value);
      millis(5_000);
    }

    long saved = save("A", 2);
    millis(30);

    assertThat(guessedAfter(saved)).isEqualTo(20);
    assertThat(rig.delivered).hasSize(3);
    millis(20);
    assertThat(rig.delivered).hasSize(4);
    assertThat(rig.mistaken).isZero();
  }

  @Test
  void isTakenBackIfMoreArrivesAndNotGuessedAgainInThatBurst() {
    watch();

    save("A", "2");
    millis(150);
    save("B", "2");
    millis(1);
    assertThat(rig.mistaken).isEqualTo(1);
    millis(3_000);

    assertThat(rig.guessed).hasSize(1);
    assertThat(rig.mistaken).isEqualTo(1);
    assertThat(rig.changes(0)).containsExactly("M acme/A.class", "M acme/B.class");

    save("A", "3");
    millis(3_000);
    assertThat(rig.guessed).hasSize(2);
    assertThat(rig.mistaken).isEqualTo(1);
  }

  @Test
  void isTakenBackIfTheChangeIsUndone() {
    watch();

    save("A", "2");
    millis(150);
    save("A", "1");
    millis(3_000);

    assertThat(rig.mistaken).isEqualTo(1);
    assertThat(rig.unchanged).isEqualTo(1);
    assertThat(rig.delivered).isEmpty();
  }

  @Test
  void isNothingWhileTheBuildLooksUnfinished() {
    watch();

    rig.delete(file("A"));
    save("B", "2", "acme/A");
    millis(1_500);

    assertThat(rig.guessed).isEmpty();
  }

  @Test
  void isNothingForManyFiles() {
    watch();

    for (int i = 0; i < 33; i++) {
      save("N" + i, "1");
    }
    millis(3_000);

    assertThat(rig.guessed).isEmpty();
    assertThat(rig.changes(0)).hasSize(33);
  }

  @Test
  void isNothingWhereChangesArePolled() {
    watch(Plans.plan(WatchPlan.Mode.POLL, null, Duration.ofSeconds(10), null, null, root));

    save("A", "2");
    millis(5_000);

    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.guessed).isEmpty();
  }

  @Test
  void isNothingWhereABuildSaysWhenItIsOver() {
    Path trigger = rig.path("/p/trigger");
    watch(Plans.plan(WatchPlan.Mode.EVENTS, null, Duration.ofSeconds(10), trigger, null, root));

    save("A", "2");
    millis(5_000);

    assertThat(rig.guessed).isEmpty();
  }
}
