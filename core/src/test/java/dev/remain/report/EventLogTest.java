// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.event.ReloadEvent.Collected;
import dev.remain.event.ReloadEvent.Off;
import dev.remain.event.ReloadEvent.Unchanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventLogTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path directory;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void linesAreThereBeforeTheLogIsClosed() throws IOException {
    Path file = directory.resolve("target/events/log.json");

    try (EventLog log = EventLog.open(file, warnings::add)) {
      log.accept(new Collected(AT, 6, "remain-generation-6"));
      assertThat(file)
          .hasContent(
              """
              {"event":"collected","at":"2026-01-02T03:04:05.678Z","generation":6,"loader":"remain-generation-6"}
              """);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void appendsToWhatIsThere() throws IOException {
    Path file = Files.writeString(directory.resolve("log.json"), "{\"event\":\"unchanged\"}\n");

    try (EventLog log = EventLog.open(file, warnings::add)) {
      log.accept(new Off(AT, "gr\u00fcn"));
    }

    assertThat(Files.readString(file))
        .isEqualTo(
            "{\"event\":\"unchanged\"}\n"
                + "{\"event\":\"off\",\"at\":\"2026-01-02T03:04:05.678Z\",\"reason\":\"gr\u00fcn\"}\n");
  }

  @Test
  void anInterruptLosesNoLine() throws IOException {
    Path file = directory.resolve("log.json");

    try (EventLog log = EventLog.open(file, warnings::add)) {
      Thread.currentThread().interrupt();
      log.accept(new Unchanged(AT));
      log.accept(new Unchanged(AT));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void eventsAfterTheEndAreDropped() throws IOException {
    Path file = directory.resolve("log.json");
    EventLog log = EventLog.open(file, warnings::add);

    log.close();
    log.accept(new Unchanged(AT));
    log.close();

    assertThat(file).isEmptyFile();
    assertThat(warnings).isEmpty();
  }

  @Test
  void fileThatCannotBeWrittenIsToldInASentence() throws IOException {
    Path taken = Files.writeString(directory.resolve("taken"), "");

    assertThatThrownBy(() -> EventLog.open(directory, warnings::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event-log: \"" + directory + "\" cannot be written: it is a directory");
    assertThatThrownBy(() -> EventLog.open(taken.resolve("log.json"), warnings::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "event-log: \""
                + taken.resolve("log.json")
                + "\" cannot be written: "
                + taken
                + " is not a directory");
  }

  @Test
  void fullDiskIsToldOnceAndEndsTheLog() {
    if (!Files.exists(FULL)) {
      return; // only some systems have a disk that is always full
    }

    try (EventLog log = EventLog.open(FULL, warnings::add)) {
      log.accept(new Unchanged(AT));
      log.accept(new Unchanged(AT));
    }

    assertThat(warnings)
        .containsExactly(
            "event-log: \"/dev/full\" cannot be written: No space left on device;"
                + " the log ends here");
  }
}
