// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.ChangeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the watcher is asked: by the trigger file, or by a poke. */
class WatchLoopAskedTest extends SimulatedWatch {

  private final Path trigger = rig.path("/p/build/reload");

  private void watchWithTrigger() {
    watch(Plans.plan(WatchPlan.Mode.EVENTS, null, Duration.ofSeconds(10), trigger, null, root));
  }

  @Test
  void triggerDeliversAtOnce() throws IOException {
    Files.createDirectories(trigger.getParent());
    watchWithTrigger();
    assertThat(rig.source.watched).contains(trigger.getParent());

    save("A", "2");
    millis(5_000);
    assertThat(rig.delivered).isEmpty();
    rig.write(trigger, new byte[1]);
    millis(0);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
    assertThat(rig.delivered.get(0).triggered()).isTrue();
  }

  @Test
  void watchesDirectoryOfTriggerFileOnceItIsThere() throws IOException {
    watchWithTrigger();
    assertThat(rig.source.watched).doesNotContain(trigger.getParent());

    Files.createDirectories(trigger.getParent());
    millis(200);

    assertThat(rig.source.watched).contains(trigger.getParent());
  }

  @Test
  void seesTriggerFileOfWhichNoEventTells() {
    watchWithTrigger();

    save("A", "2");
    rig.put(trigger, new byte[1]);
    millis(200);

    assertThat(rig.delivered).hasSize(1);
  }

  @Test
  void takesCreatingAndFillingOfTriggerFileForOneWriting() {
    watchWithTrigger();
    rig.isRestarting = false;

    save("A", "2");
    for (int size = 0; size < 4; size++) {
      rig.write(trigger, new byte[size]);
      millis(5);
    }
    millis(3_000);
    assertThat(rig.delivered).hasSize(1);
    rig.write(trigger, new byte[9]);
    millis(0);

    assertThat(rig.delivered).hasSize(2);
  }

  @Test
  void waitsForWhatIsWrittenIntoTheEmptiedTriggerFile() {
    watchWithTrigger();
    rig.write(trigger, new byte[1]);
    millis(1_000);
    rig.delivered.clear();

    save("A", "2");
    rig.write(trigger, new byte[0]);
    millis(5);
    assertThat(rig.delivered).isEmpty();
    rig.write(trigger, new byte[2]);
    millis(0);
    save("B", "2");
    millis(3_000);

    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }

  @Test
  void takesEmptyTriggerFileForWritten() {
    watchWithTrigger();

    save("A", "2");
    rig.write(trigger, new byte[0]);
    millis(20);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }

  @Test
  void deliversWhatChangedWhileTriggerFileWasWritten() {
    watchWithTrigger();

    save("A", "2");
    rig.write(trigger, new byte[1]);
    millis(5);
    save("B", "2");
    rig.write(trigger, new byte[2]);
    millis(30);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
    assertThat(rig.changes(1)).containsExactly("M acme/B.class");
  }

  @Test
  void pokeDeliversAtOnceEvenNothing() {
    watch();

    save("A", "2");
    rig.poke();
    millis(0);
    rig.poke();
    millis(0);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
    assertThat(rig.changes(1)).isEmpty();
    assertThat(rig.delivered).allMatch(ChangeSet::triggered);
  }

  @Test
  void triggerStillWaitsForIncompleteClass() {
    watchWithTrigger();
    byte[] whole = TinyClass.bytes("acme/A", "2");

    rig.write(file("A"), Arrays.copyOf(whole, 50));
    millis(60_000);
    rig.put(trigger, new byte[1]);
    millis(3_000);
    assertThat(rig.delivered).isEmpty();
    rig.write(file("A"), whole);
    millis(1_000);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
    assertThat(rig.delivered.get(0).triggered()).isTrue();
  }

  @Test
  void triggerDeliversDeletionOfUnneededClassAtOnce() {
    Path beside = rig.path(CLASSES + "/reload");
    watch(Plans.plan(WatchPlan.Mode.EVENTS, null, Duration.ofSeconds(10), beside, null, root));

    rig.delete(file("A"));
    rig.write(beside, new byte[1]);
    millis(0);

    assertThat(rig.changes(0)).containsExactly("D acme/A.class");
  }

  @Test
  void aLookIsAnsweredWhenAllIsToldOfThatWasWritten() {
    watch();
    rig.look(1);
    millis(0);
    rig.put(file("A"), TinyClass.bytes("acme/A", "2")); // No event has come yet.
    rig.look(2);
    millis(20);
    assertThat(rig.delivered).isEmpty();
    millis(300);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
    assertThat(rig.delivered.get(0).triggered()).isFalse();
    assertThat(rig.looked).containsExactly("1 after 0", "2 after 1");
  }

  @Test
  void aLookWaitsForAnUnfinishedBuild() {
    watch();
    rig.delete(file("A"));
    rig.delete(file("B"));
    millis(100);
    rig.look(1);
    millis(1_500);
    assertThat(rig.looked).isEmpty();
    save("A", "2");
    save("B", "1");
    millis(1_000);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
    assertThat(rig.looked).containsExactly("1 after 1");
  }

  @Test
  void aLookIsAnsweredWhenTheBuildIsToldToHaveFailed() {
    watch();
    rig.delete(rig.path(CLASSES + "/acme"));
    millis(100);
    rig.look(1);
    millis(9_800);
    assertThat(rig.looked).isEmpty();
    millis(300);
    assertThat(rig.told).last().isEqualTo("stuck: 5 of 5 classes are missing in /p/classes");
    assertThat(rig.looked).containsExactly("1 after 0");
    rig.look(2);
    millis(0);

    assertThat(rig.looked).containsExactly("1 after 0", "2 after 0");
    assertThat(rig.delivered).isEmpty();
  }

  @Test
  void aPokeIsAnsweredWhenTheBuildIsToldToHaveFailedAndStillDeliversWhatMendsIt() {
    watch();
    rig.delete(rig.path(CLASSES + "/acme"));
    rig.poke();
    millis(9_900);
    assertThat(rig.looked).isEmpty();
    millis(300);

    assertThat(rig.looked).containsExactly("1 after 0");
    assertThat(rig.delivered).isEmpty();
    for (String name : List.of("A", "B", "C", "D", "E")) {
      save(name, "2");
    }
    millis(1_000);

    assertThat(rig.delivered.get(0).triggered()).isTrue();
    assertThat(rig.looked).containsExactly("1 after 0");
  }

  @Test
  void aLookWaitsForTheBuildThatMendsAFailedOne() {
    watch();
    rig.delete(rig.path(CLASSES + "/acme"));
    millis(15_000);
    assertThat(rig.told).last().asString().startsWith("stuck: ");
    save("A", "2");
    rig.look(1);
    millis(1_000);
    assertThat(rig.looked).isEmpty();
    for (String rest : List.of("B", "C", "D", "E")) {
      save(rest, "1");
    }
    millis(1_000);

    assertThat(rig.changes(0)).contains("M acme/A.class");
    assertThat(rig.told).last().isEqualTo("mended");
    assertThat(rig.looked).containsExactly("1 after 1");
  }

  @Test
  void whatWasToldBeforeIsNotToldAgainForALook() {
    rig.isRestarting = false;
    watch();
    save("A", "2");
    millis(500);
    rig.look(1);
    millis(500);

    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.looked).containsExactly("1 after 1");
  }

  @Test
  void aLookDeliversNothingWhereOnlyTheTriggerDoes() {
    watchWithTrigger();
    save("A", "2");
    rig.look(1);
    millis(100);
    assertThat(rig.looked).containsExactly("1 after 0");
    rig.put(trigger, new byte[1]);
    rig.look(2);
    millis(300);

    assertThat(rig.looked).containsExactly("1 after 0", "2 after 1");
  }
}
