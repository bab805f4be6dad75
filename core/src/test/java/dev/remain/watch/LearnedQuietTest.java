// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the watcher waits for saves, by what it has seen before. */
class LearnedQuietTest extends SimulatedWatch {

  private static final long SEED = 20_261_122L;

  private int value = 1;

  /** Compiles one source and answers how many milliseconds passed until it was delivered. */
  private long waitFor(String... names) {
    String next = String.valueOf(++value);
    int before = rig.delivered.size();
    for (String name : names) {
      save(name, next);
    }
    long saved = rig.time.nanos();
    millis(5_000);
    assertThat(rig.delivered).hasSize(before + 1);
    assertThat(rig.changes(before)).hasSize(names.length);
    return Duration.ofNanos(rig.deliveredAt.get(before) - saved).toMillis();
  }

  private void prove() {
    for (String name : List.of("B", "C", "D")) {
      assertThat(waitFor(name)).isGreaterThanOrEqualTo(200);
    }
  }

  @Test
  void waits40MillisecondsAfterThreeSaves() {
    watch();
    prove();

    assertThat(waitFor("A")).isEqualTo(40);
    assertThat(waitFor("D")).isEqualTo(40);
  }

  @Test
  void takesClassWithItsNestedOnesForOneSave() {
    watch();
    prove();

    assertThat(waitFor("A", "A$1", "A$Inner", "A$Inner$2")).isEqualTo(40);
  }

  @Test
  void waitsAsBeforeForTwoSources() {
    watch();
    prove();

    assertThat(waitFor("A", "B")).isEqualTo(200);
    assertThat(waitFor("A")).isEqualTo(40);
  }

  @Test
  void waitsAsBeforeForResource() {
    watch();
    prove();

    rig.write(rig.path(CLASSES + "/app.properties"), "a=1".getBytes(UTF_8));
    millis(499);
    assertThat(rig.delivered).hasSize(3);
  }

  @Test
  void waitsAsBeforeForClassThatNeedsAnotherThatIsNotThereYet() {
    watch();
    prove();

    save("A", "10", "acme/Helper");
    millis(100);
    assertThat(rig.delivered).hasSize(3);
    save("Helper", "1");
    millis(5_000);

    assertThat(rig.changes(3)).containsExactly("M acme/A.class", "A acme/Helper.class");
    assertThat(rig.delivered).hasSize(4);
  }

  @Test
  void doesNotMindReferencesThatWereNeverThere() {
    rig.put(file("A"), TinyClass.bytes("acme/A", "1", "acme/Optional", "java/util/List"));
    watch();
    prove();

    save("A", "11", "acme/Optional");
    millis(41);
    assertThat(rig.delivered).hasSize(4);
    millis(5_000);
    save("A", "12", "acme/Optional", "org/other/Library");
    millis(41);
    assertThat(rig.delivered).hasSize(5);
  }

  @Test
  void waitsForTheRestOfClass() {
    watch();
    prove();

    byte[] whole = TinyClass.bytes("acme/A", "10");
    rig.write(file("A"), Arrays.copyOf(whole, 50));
    millis(60);
    assertThat(rig.delivered).hasSize(3);
    rig.write(file("A"), whole);
    millis(5_000);

    assertThat(rig.delivered).hasSize(4);
    assertThat(rig.delivered.get(3).certain()).isTrue();
  }

  @Test
  void waitsThreeTimesTheGapThatBuilderShowsWithinSave() {
    watch();
    for (int i = 0; i < 3; i++) {
      save("A", "first " + i);
      millis(25);
      save("A", "second " + i);
      millis(5_000);
    }

    assertThat(waitFor("B")).isEqualTo(75);
    assertThat(waitFor("B")).isEqualTo(40);
  }

  @Test
  void goesBackAtOnceIfTheRestFollows() {
    watch();
    prove();

    save("A", "10");
    millis(60);
    assertThat(rig.delivered).hasSize(4);
    save("B", "10");
    millis(60);
    save("C", "10");
    millis(199);
    assertThat(rig.delivered).hasSize(4);
    millis(5_000);
    assertThat(rig.changes(4)).containsExactly("M acme/B.class", "M acme/C.class");

    prove();
    assertThat(waitFor("A")).isEqualTo(40);
  }

  @Test
  void goesBackIfClassIsWrittenAgainByAnotherToolOfTheBuild() {
    watch();
    prove();

    save("A", "compiled");
    millis(100);
    assertThat(rig.delivered).hasSize(4);
    save("A", "enhanced");
    millis(199);
    assertThat(rig.delivered).hasSize(4);
    millis(5_000);
    assertThat(rig.delivered).hasSize(5);

    assertThat(waitFor("A")).isEqualTo(200);
  }

  @Test
  void doesNotCountSavesThatTheProgramDidNotTake() {
    watch();
    rig.isRestarting = false;
    for (String name : List.of("A", "B", "C")) {
      save(name, "refused");
      millis(5_000);
    }
    rig.isRestarting = true;
    rig.baseline(TestCapture.with(rig.baseline(), rig.delivered.get(2)));
    millis(5_000);

    assertThat(waitFor("A")).isEqualTo(200);
  }

  @Test
  void learnsOfEachRootByItself() {
    Root other = rig.root("/p/other");
    rig.put(rig.path("/p/other/X.class"), TinyClass.bytes("X", "1"));
    watch(Plans.events(root, other));
    prove();

    rig.writeClass("/p/other", "X.class", "2");
    millis(199);
    assertThat(rig.delivered).hasSize(3);
    millis(5_000);
    assertThat(rig.delivered).hasSize(4);
    assertThat(waitFor("A")).isEqualTo(40);
  }

  @Test
  void learnsNothingIfQuietPeriodIsFixed() {
    Duration fixed = Duration.ofMillis(100);
    watch(Plans.plan(WatchPlan.Mode.EVENTS, fixed, Duration.ofSeconds(10), null, null, root));

    for (String name : List.of("A", "B", "C", "A", "B", "C", "A")) {
      assertThat(waitFor(name)).isEqualTo(100);
    }
  }

  @Test
  void learnsNothingWhereFilesArePolled() {
    rig.source.exhaust("User limit of inotify watches reached");
    watch();

    for (String name : List.of("A", "B", "C", "A", "B", "C", "A")) {
      assertThat(waitFor(name)).isGreaterThanOrEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"javac", "ecj"})
  void waitsAtMost60MillisecondsForMostOf100Saves(String compiler) throws IOException {
    watch();
    prove();
    Random random = new Random(SEED);
    List<Long> waits = new ArrayList<>();

    for (int i = 0; i < 100; i++) {
      String name = List.of("A", "B", "C", "D", "E").get(random.nextInt(5));
      int before = rig.delivered.size();
      List<Path> written = List.of(file(name), file(name + "$1"));
      for (Path file : written.subList(0, 1 + random.nextInt(2))) {
        writeInPlace(file, i, compiler.equals("javac") ? 1 + random.nextInt(4) : 1, random);
      }
      long saved = rig.time.nanos();
      millis(1_000 + random.nextInt(4_000));
      assertThat(rig.delivered.size()).isGreaterThan(before);
      waits.add(rig.deliveredAt.get(before) - saved);
      assertThat(FuzzModel.incomplete(rig.delivered.get(before))).isEmpty();
    }

    Collections.sort(waits);
    assertThat(Duration.ofNanos(waits.get(50))).isLessThanOrEqualTo(Duration.ofMillis(60));
    assertThat(rig.delivered).hasSize(103);
  }

  /** Truncates and writes in parts, as long apart as those of recorded compilers. */
  private void writeInPlace(Path file, int value, int parts, Random random) {
    String name = file.getFileName().toString();
    byte[] bytes = TinyClass.at("acme/" + name, "value " + value);
    for (int part = 0; part <= parts; part++) {
      rig.write(file, Arrays.copyOf(bytes, bytes.length * part / parts));
      rig.pass(
          Duration.ofNanos(
              100_000L + random.nextInt(random.nextInt(20) == 0 ? 15_000_000 : 900_000)));
    }
  }
}
