// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Distribution;
import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.contender.ChildJvm;
import dev.remain.bench.contender.Run;
import dev.remain.fixtures.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a first start is over, with many files to watch. */
final class Arming {

  private final Workplace workplace;
  private final Rounds rounds;
  private final Chapter chapter;

  Arming(Workplace workplace) {
    this.workplace = workplace;
    this.rounds = Rounds.of(workplace, 1, 3);
    this.chapter =
        new Chapter("First start: `java` → changes are noticed", "ms", "files watched")
            .note(
                "*Watching* is when everything is listed and each write is a change from then on;"
                    + " *read* is when the first generation is known by content. `main` waits for"
                    + " neither.")
            .note(rounds.text());
  }

  /** Adds a row. */
  void measure(Application application, int files) throws IOException {
    Distribution.Collector entered = new Distribution.Collector();
    Distribution.Collector watching = new Distribution.Collector();
    Distribution.Collector read = new Distribution.Collector();
    for (int round = 0; round < rounds.all(); round++) {
      Path log = workplace.options().output().resolve("arming.jsonl");
      Files.deleteIfExists(log);
      List<Path> classPath = List.of(workplace.options().remain(), application.classes());
      List<String> words = application.words("dev.remain.Main", "--event-log", log.toString());
      long asked = System.nanoTime();
      Instant began = Instant.now();
      try (ChildJvm jvm =
          ChildJvm.start(workplace.logs(), List.of(Flags.USUAL), classPath, words)) {
        Run run = Run.of(asked, jvm.await("ran"));
        EventLog events = EventLog.at(log);
        Instant armed = events.await("watching", 1).at();
        Instant known = events.await("started", 1).at();
        if (rounds.counts(round)) {
          entered.add(run.untilEntered());
          watching.add(millis(began, armed));
          read.add(millis(began, known));
        }
      }
    }
    String row = files + " files";
    chapter.add(row, "`main` entered", entered.done());
    chapter.add(row, "watching", watching.done());
    chapter.add(row, "read", read.done());
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  Chapter chapter() {
    return chapter;
  }
}
