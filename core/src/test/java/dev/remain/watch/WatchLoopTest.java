// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the watcher delivers. */
class WatchLoopTest extends SimulatedWatch {

  @Test
  void waitsForQuietOf200Milliseconds() {
    watch();

    save("A", "2");
    long saved = rig.time.nanos();
    millis(199);
    assertThat(rig.delivered).isEmpty();
    millis(10);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
    assertThat(rig.delivered.get(0).lastWriteNanos()).isEqualTo(saved);
  }

  @Test
  void timeIsCountedFromTheLastWriteThoughAnEarlierBuildWasBroken() {
    watch();
    rig.delete(rig.path(CLASSES + "/acme"));
    millis(60_000);

    for (String name : new String[] {"A", "B", "C", "D", "E"}) {
      save(name, "2");
    }
    long saved = rig.time.nanos();
    millis(1_000);

    assertThat(rig.delivered.get(0).lastWriteNanos())
        .isBetween(saved, saved + Duration.ofMillis(200).toNanos());
  }

  @Test
  void makesOneDeliveryOfTwoSaves50MillisecondsApart() {
    watch();

    save("A", "2");
    millis(50);
    save("B", "2");
    millis(3_000);

    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.changes(0)).containsExactly("M acme/A.class", "M acme/B.class");
  }

  @Test
  void takesFixedQuietPeriodAtItsWord() {
    watch(
        Plans.plan(
            WatchPlan.Mode.EVENTS,
            Duration.ofMillis(30),
            Duration.ofSeconds(10),
            null,
            null,
            root));

    rig.write(rig.path(CLASSES + "/app.properties"), "a=1".getBytes(UTF_8));
    millis(31);

    assertThat(rig.changes(0)).containsExactly("A app.properties");
  }

  @Test
  void waitsLongerIfOnlyResourcesChanged() {
    watch();

    rig.write(rig.path(CLASSES + "/app.properties"), "a=1".getBytes(UTF_8));
    millis(499);
    assertThat(rig.delivered).isEmpty();
    millis(10);

    assertThat(rig.delivered).hasSize(1);
  }

  @Test
  void deliversChangeSavedDuringRestartOnceMore() {
    watch();
    rig.isRestarting = false;
    save("A", "2");
    millis(1_000);

    save("B", "2");
    rig.baseline(TestCapture.with(rig.baseline(), rig.delivered.get(0)));
    millis(1_000);

    assertThat(rig.delivered).hasSize(2);
    assertThat(rig.changes(1)).containsExactly("M acme/B.class");
  }

  @Test
  void deliversWhatNewBaselineLeavesOver() {
    watch();
    rig.isRestarting = false;
    save("A", "2");
    millis(1_000);
    save("B", "2");
    millis(1_000);
    assertThat(rig.changes(1)).containsExactly("M acme/A.class", "M acme/B.class");

    rig.baseline(TestCapture.with(rig.baseline(), rig.delivered.get(0)));
    millis(1);

    assertThat(rig.delivered).hasSize(3);
    assertThat(rig.changes(2)).containsExactly("M acme/B.class");
  }

  @Test
  void saysNothingOfIgnoredFiles() {
    watch();

    rig.write(rig.path(CLASSES + "/acme/A.java~"), new byte[1]);
    rig.write(rig.path(CLASSES + "/.git/index"), new byte[1]);
    millis(20_000);

    assertThat(rig.delivered).isEmpty();
    assertThat(rig.unchanged).isZero();
  }

  @Test
  void seesEditOfSameSizeAndTime() throws IOException {
    watch();

    Path file = file("A");
    var time = Files.getLastModifiedTime(file);
    Files.write(file, TinyClass.bytes("acme/A", "2"));
    Files.setLastModifiedTime(file, time);
    rig.source.touch(file);
    millis(1_000);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }

  @Test
  void seesLateWriteOfSameSizeAndTimeWithoutAnyHint() throws IOException {
    watch();
    save("A", "2");
    millis(300);
    assertThat(rig.delivered).hasSize(1);

    var time = Files.getLastModifiedTime(file("A"));
    Files.write(file("A"), TinyClass.bytes("acme/A", "3"));
    Files.setLastModifiedTime(file("A"), time);
    millis(4_000);

    assertThat(rig.delivered).hasSize(2);
  }
}
