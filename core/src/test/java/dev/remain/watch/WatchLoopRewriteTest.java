// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Builds of which a later step writes the compiler's classes once more. */
class WatchLoopRewriteTest extends SimulatedWatch {

  private static final String LEARNED =
      "classes in /p/classes are written once more 1.0 s after the compiler, by a later step of the"
          + " build: it is waited for from now on (with trigger-file=<file> a build says itself when"
          + " it is over)";

  private void write(String step, String edited) {
    for (String name : new String[] {"A", "B", "C", "D", "E"}) {
      save(name, step + (name.equals("A") ? edited : ""));
      millis(3);
    }
  }

  /** All classes as the compiler writes them, and then as the later step does. */
  private int build(String edited) {
    rig.forget();
    write("raw", edited);
    millis(1_000);
    write("enhanced", edited);
    millis(4_000);
    return rig.delivered.size();
  }

  @Test
  void theLaterStepIsWaitedForOnceItIsKnown() {
    watch();
    build("1");

    assertThat(build("2")).isEqualTo(1);
    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
    assertThat(rig.told).containsExactly(LEARNED);
    assertThat(build("3")).isEqualTo(1);
    assertThat(build("3")).isZero();
    assertThat(rig.told).hasSize(1);
  }

  @Test
  void itIsNotWaitedForLongIfItComesNoMore() {
    watch();
    build("1");
    build("2");

    for (int i = 0; i < 2; i++) {
      write("plain", "a" + i);
      millis(4_000);
    }
    rig.forget();
    write("plain", "b");
    millis(250);

    assertThat(rig.delivered).hasSize(1);
  }

  @Test
  void whoeverSavesAgainAndAgainIsNoSuchBuild() {
    watch();
    for (int i = 0; i < 20; i++) {
      write("edit", String.valueOf(i));
      write("also", String.valueOf(i));
      millis(800);
    }

    assertThat(rig.told).isEmpty();
    assertThat(rig.delivered).hasSize(20);
  }

  @Test
  void oneClassShowsItByThreeBuilds() {
    watch();
    for (int i = 0; i < 3; i++) {
      save("A", "raw" + i);
      millis(1_000);
      save("A", "enhanced" + i);
      millis(5_000);
    }
    assertThat(rig.delivered).hasSize(6);
    rig.forget();

    save("A", "raw");
    millis(1_000);
    save("A", "enhanced");
    millis(4_000);

    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.told).containsExactly(LEARNED);
  }

  @Test
  void whoAsksIsNotMadeToWait() {
    watch();
    build("1");
    build("2");
    rig.forget();

    write("raw", "3");
    rig.poke();
    millis(1);

    assertThat(rig.delivered).hasSize(1);
  }
}
