// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** When the watcher holds and polls. */
class WatchLoopHoldTest extends SimulatedWatch {

  @Test
  void holdsWhileClassesAreMissingAndSaysSoAfterOneSecond() {
    watch();

    rig.delete(file("A"));
    rig.delete(file("B"));
    millis(1_150);
    assertThat(rig.told).isEmpty();
    millis(100);
    assertThat(rig.told)
        .containsExactly("2 of 5 classes are missing in /p/classes (a build at work?)");
    save("A", "1");
    save("B", "1");
    millis(5_000);

    assertThat(rig.delivered).isEmpty();
    assertThat(rig.unchanged).isEqualTo(1);
    assertThat(rig.told).hasSize(1);
  }

  @Test
  void deliversDeletionOfUnneededClassAfterTwoSeconds() {
    watch();

    rig.delete(file("A"));
    millis(2_100);
    assertThat(rig.delivered).isEmpty();
    millis(200);

    assertThat(rig.changes(0)).containsExactly("D acme/A.class");
    assertThat(rig.delivered.get(0).certain()).isTrue();
  }

  @Test
  void holdsDeletionOfNeededClassToTheLimit() {
    rig.put(file("B"), TinyClass.bytes("acme/B", "1", "acme/A"));
    watch();

    rig.delete(file("A"));
    millis(10_100);
    assertThat(rig.told).containsExactly("acme.A is missing, needed by acme.B");
    assertThat(rig.delivered).isEmpty();
    millis(200);

    assertThat(rig.delivered.get(0).certain()).isFalse();
  }

  @Test
  void takesMovedClassForDeletedAndAddedAtOnce() throws IOException {
    Root other = rig.root("/p/other");
    rig.put(rig.path("/p/other/X.class"), TinyClass.bytes("X", "1"));
    watch(Plans.events(root, other));

    Files.createDirectories(rig.path("/p/other/acme"));
    rig.source.touch(rig.path("/p/other/acme"));
    rig.write(rig.path("/p/other/acme/A.class"), Files.readAllBytes(file("A")));
    rig.delete(file("A"));
    millis(210);

    assertThat(rig.changes(0)).containsExactly("D acme/A.class", "A acme/A.class");
  }

  @Test
  void neverDeliversWithoutTheMainClass() {
    watch(
        Plans.plan(
            WatchPlan.Mode.EVENTS, null, Duration.ofSeconds(10), null, "acme/A.class", root));

    rig.delete(file("A"));
    save("B", "2");
    millis(120_000);
    assertThat(rig.delivered).isEmpty();
    assertThat(rig.told)
        .containsExactly(
            "acme.A, the main class, is missing (a build at work?)",
            "stuck: acme.A, the main class, is missing");
    save("A", "2");
    millis(1_000);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class", "M acme/B.class");
  }

  @Test
  void neverDeliversIntoEmptyRoot() {
    watch();

    rig.delete(rig.path(CLASSES + "/acme"));
    millis(120_000);

    assertThat(rig.delivered).isEmpty();
    assertThat(rig.told)
        .containsExactly(
            "5 of 5 classes are missing in /p/classes (a build at work?)",
            "stuck: 5 of 5 classes are missing in /p/classes");
  }

  @Test
  void saysAtTheLimitThatTheBuildSeemsToHaveFailed() {
    watch();

    rig.delete(rig.path(CLASSES + "/acme"));
    millis(10_100);
    assertThat(rig.told).hasSize(1);
    millis(200);

    assertThat(rig.told).last().isEqualTo("stuck: 5 of 5 classes are missing in /p/classes");
  }

  @Test
  void seesEndOfHoldThatNoEventTells() {
    watch();
    rig.delete(rig.path(CLASSES + "/acme"));
    millis(10_000);

    rig.put(rig.path(CLASSES + "/acme/A.class"), TinyClass.bytes("acme/A", "2"));
    millis(30_000);

    assertThat(rig.changes(0)).contains("M acme/A.class");
  }

  @Test
  void watchesRootThatComesBackWhileItIsLookedFor() {
    watch();
    rig.source.watched.clear();
    rig.source.missOnce(root.path());
    rig.source.unwatch(root.path());
    millis(2_000);

    assertThat(rig.source.watched).contains(root.path(), rig.path(CLASSES + "/acme"));
    assertThat(rig.delivered).isEmpty();
  }

  @Test
  void deliversClassThatStaysIncompleteAsUncertain() {
    watch();

    rig.write(file("A"), Arrays.copyOf(TinyClass.bytes("acme/A", "2"), 50));
    millis(10_100);
    assertThat(rig.delivered).isEmpty();
    assertThat(rig.told)
        .containsExactly(
            "acme/A.class in /p/classes is incomplete:"
                + " it ends after 50 bytes, in the middle of its constants");
    millis(200);

    assertThat(rig.delivered.get(0).certain()).isFalse();
  }

  @Test
  void saysThatFileIsStillBeingWritten() {
    watch();

    for (int i = 0; i < 700; i++) {
      rig.write(rig.path(CLASSES + "/app.log"), ("line " + i).getBytes(UTF_8));
      millis(100);
    }

    assertThat(rig.delivered).isEmpty();
    assertThat(rig.told).containsExactly("/p/classes/app.log is still being written");
  }

  @Test
  void isNotDisturbedByEndlessWritingOfTheSame() {
    watch();

    save("A", "2");
    for (int i = 0; i < 40; i++) {
      save("B", "1");
      millis(100);
    }

    assertThat(rig.delivered).hasSize(1);
  }

  @Test
  void waitsLongerAfterDeliveryThatWasTooEarly() {
    watch();
    save("A", "2");
    millis(300);
    save("B", "2");
    millis(300);
    assertThat(rig.delivered).hasSize(2);
    millis(5_000);

    save("C", "2");
    millis(350);
    assertThat(rig.delivered).hasSize(2);
    millis(100);

    assertThat(rig.delivered).hasSize(3);
  }

  @Test
  void doesNotTakeSecondEditOfOneFileForEvidence() {
    watch();
    for (int i = 2; i < 6; i++) {
      save("A", String.valueOf(i));
      millis(201);
    }

    assertThat(rig.delivered).hasSize(4);
  }

  @Test
  void pollsRootWhoseEventsAreLost() {
    watch();
    rig.put(file("A"), TinyClass.bytes("acme/A", "2"));
    millis(7_000);
    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.told)
        .containsExactly(
            "/p/classes changed and the system did not say so: polling it from now on");

    rig.put(file("B"), TinyClass.bytes("acme/B", "2"));
    millis(800);

    assertThat(rig.delivered).hasSize(2);
  }

  @Test
  void pollsWhenTheSystemHasNoMoreWatches() {
    rig.source.exhaust("User limit of inotify watches reached");
    watch();
    assertThat(rig.armed.mode()).isEqualTo("poll");
    assertThat(rig.told)
        .containsExactly(
            "no file events, polling instead: User limit of inotify watches reached"
                + " (raise the limit with: sysctl fs.inotify.max_user_watches=524288)");

    rig.put(file("A"), TinyClass.bytes("acme/A", "2"));
    millis(1_000);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }

  @Test
  void goesOnAfterMistakeOfItsOwn() {
    watch();

    save("A", "2");
    rig.source.breakOnce();
    millis(3_000);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }

  @Test
  void doesNotDistrustEventsThatComeLate() {
    watch();
    rig.put(file("A"), TinyClass.bytes("acme/A", "2"));
    while (rig.delivered.isEmpty()) {
      millis(10);
      rig.source.touch(file("A"));
    }
    millis(60_000);

    assertThat(rig.told).isEmpty();
  }

  @Test
  void watchesDirectoryBeforeItListsIt() {
    watch();
    assertThat(rig.source.watched).contains(rig.path(CLASSES), rig.path(CLASSES + "/acme"));

    save("sub/F", "1");
    rig.source.touch(rig.path(CLASSES + "/acme/sub"));
    millis(300);

    assertThat(rig.source.watched).contains(rig.path(CLASSES + "/acme/sub"));
  }

  @Test
  void waitsForRootThatIsNotThereYet() {
    Root later = rig.root("/p/later");
    watch(Plans.events(root, later));
    assertThat(rig.told).isEmpty();

    rig.put(rig.path("/p/later/X.class"), TinyClass.bytes("X", "1"));
    millis(400);

    assertThat(rig.changes(0)).containsExactly("A X.class");
  }

  @Test
  void deliversFilesOnDiskThatOthersReadEarlier() {
    TestCapture capture = new TestCapture(java.util.List.of(root));
    byte[] first = TinyClass.bytes("acme/A", "0");
    capture.offer(root, "acme/A.class", first, Fingerprint.of(first));
    rig.arm(Plans.events(root), capture);

    millis(300);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }
}
