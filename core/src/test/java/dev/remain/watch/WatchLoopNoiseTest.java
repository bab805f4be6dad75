// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Root;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program writes below its own roots. */
class WatchLoopNoiseTest extends SimulatedWatch {

  private static final String NAMED =
      "index.txt in /p/classes is written by the program itself: no longer a reason for a restart"
          + " (ignore=index.txt leaves it out)";

  @TempDir Path temporary;
  private final Path index = rig.path(CLASSES + "/index.txt");
  private final Map<Path, Long> writes = new HashMap<>();

  @Override
  void watch() {
    watch(Plans.writing(writes, root));
  }

  private void edit(Path file) {
    rig.write(file, ("made at " + rig.time.nanos()).getBytes(UTF_8));
  }

  /** As the program does. */
  private void write(Path file) {
    writes.put(file, rig.time.nanos());
    edit(file);
  }

  /** What the program does at each start. */
  private void start(Path file) {
    millis(100);
    write(file);
    millis(510);
  }

  private void saveAndStart() {
    watch();
    millis(20_000);
    save("A", "2");
    millis(210);
    start(index);
  }

  @Test
  void aFileThatTheProgramWritesIsNamedOnceAndNoReason() {
    saveAndStart();

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
    assertThat(rig.told).containsExactly(NAMED);
    start(index);
    start(index);
    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.unchanged).isZero();
    assertThat(rig.told).hasSize(1);
  }

  @Test
  void itIsPartOfTheNextChange() {
    saveAndStart();

    save("A", "3");
    millis(1_000);

    assertThat(rig.changes(1)).containsExactly("M acme/A.class", "A index.txt");
    start(index);
    assertThat(rig.delivered).hasSize(2);
  }

  @Test
  void anEditOfTheSameFileIsAReasonAllTheSame() {
    saveAndStart();
    millis(1_000);

    edit(index);
    millis(1_000);

    assertThat(rig.changes(1)).containsExactly("A index.txt");
    start(index);
    assertThat(rig.delivered).hasSize(2);
  }

  @Test
  void anEditIsSeenThoughTheProgramNeverStopsWriting() {
    watch();
    millis(20_000);
    for (int i = 0; i < 40; i++) {
      write(index);
      millis(150);
      if (i == 20) {
        save("A", "2");
      }
    }

    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.changes(0)).contains("M acme/A.class");
    assertThat(rig.told).containsExactly(NAMED);
  }

  @Test
  void whatSomebodyElseNeverStopsWritingIsNotTheProgramsOwn() {
    watch();
    millis(20_000);
    for (int i = 0; i < 40; i++) {
      edit(index);
      millis(150);
    }
    millis(1_000);

    assertThat(rig.changes(0)).containsExactly("A index.txt");
    assertThat(rig.told).isEmpty();
  }

  @Test
  void whatSomebodySavesRightAfterEachStartIsNeverLost() {
    watch();
    for (int i = 0; i < 20; i++) {
      millis(20);
      edit(index);
      millis(510);
    }

    assertThat(rig.delivered).hasSize(20);
    assertThat(rig.told).isEmpty();
  }

  @Test
  void filesThatAreNumberedAreOne() {
    watch();
    millis(20_000);
    start(rig.path(CLASSES + "/logs/run-8.log"));
    start(rig.path(CLASSES + "/logs/run-9.log"));

    assertThat(rig.delivered).isEmpty();
    assertThat(rig.told)
        .containsExactly(
            "logs/run-*.log in /p/classes is written by the program itself: no longer a reason for a"
                + " restart (ignore=logs/run-*.log leaves it out)");
  }

  @Test
  void aResourceThatSomebodyEditsAgainAndAgainIsNone() {
    watch();
    for (long pause : new long[] {1_000, 3_000, 1_500, 2_500}) {
      edit(index);
      millis(510);
      millis(pause);
    }

    assertThat(rig.delivered).hasSize(4);
    assertThat(rig.told).isEmpty();
  }

  @Test
  void aClassThatIsSavedAfterEachStartIsNone() {
    watch();
    for (int i = 2; i < 8; i++) {
      save("A", String.valueOf(i));
      millis(1_000);
    }

    assertThat(rig.delivered).hasSize(6);
    assertThat(rig.told).isEmpty();
  }

  @Test
  void aFileThatThisProcessKeepsOpenIsNamedAtOnce() throws IOException {
    Path log = temporary.toRealPath().resolve("app.log");
    try (OutputStream out = Files.newOutputStream(log)) {
      rig.arm(Plans.events(Root.liveDirectory(temporary.toRealPath())));
      millis(20_000);
      out.write(1);
      rig.source.touch(log);
      millis(1_000);
      assertThat(rig.told).isEmpty();
      millis(1_000);

      assertThat(rig.told)
          .containsExactly(
              "app.log in "
                  + log.getParent()
                  + " is kept open by the program and written: no longer a reason for a restart"
                  + " (ignore=app.log leaves it out)");
    }
    assertThat(rig.delivered).isEmpty();
  }

  @Test
  void anEditIsSeenThoughALogNeverRests() throws IOException {
    Path place = temporary.toRealPath();
    Path log = place.resolve("app.log");
    try (OutputStream out = Files.newOutputStream(log)) {
      rig.arm(Plans.events(Root.liveDirectory(place)));
      millis(20_000);
      for (int i = 0; i < 40; i++) {
        out.write(i);
        rig.source.touch(log);
        millis(150);
      }

      assertThat(rig.told).hasSize(1);
      assertThat(rig.told.get(0)).startsWith("app.log in ").contains("kept open by the program");
    }
  }

  @Test
  void filesThatAreOpenOneAfterTheOtherAreNotKeptOpen() throws IOException {
    Path place = temporary.toRealPath();
    rig.arm(Plans.events(Root.liveDirectory(place)));
    millis(20_000);
    for (int i = 0; i < 40; i++) {
      Path file = place.resolve("f" + i + ".txt");
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(i);
        rig.source.touch(file);
        millis(150);
      }
    }
    millis(1_000);

    assertThat(rig.told).isEmpty();
    assertThat(rig.changes(0)).hasSize(40);
  }

  @Test
  void aFileThatThisProcessHadOpenForAMomentIsAReason() throws IOException {
    Path file = temporary.toRealPath().resolve("a.txt");
    rig.arm(Plans.events(Root.liveDirectory(temporary.toRealPath())));
    millis(20_000);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(1);
      rig.source.touch(file);
      millis(800);
    }
    millis(1_500);

    assertThat(rig.told).isEmpty();
    assertThat(rig.changes(0)).containsExactly("A a.txt");
  }

  @Test
  void constantNoiseDoesNotDisturbTheQuiet() {
    saveAndStart();

    save("A", "3");
    for (int i = 0; i < 10; i++) {
      millis(50);
      write(index);
    }

    assertThat(rig.delivered).hasSize(2);
  }

  @Test
  void aFileThatIsAnotherOneAtEachReadingIsNamedAtTheLimit() {
    watch();
    millis(20_000);

    AtomicInteger count = new AtomicInteger();
    edit(index);
    rig.time.atMillis =
        () -> rig.put(index, String.valueOf(count.incrementAndGet()).getBytes(UTF_8));
    save("A", "2");
    millis(10_000);
    assertThat(rig.delivered).isEmpty();
    millis(1_500);

    assertThat(rig.told)
        .containsExactly(
            "index.txt in /p/classes is another one each time it is read: no longer a reason for a"
                + " restart (ignore=index.txt leaves it out)");
    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }
}
