// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Distribution;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Contenders;
import dev.remain.bench.contender.Program;
import dev.remain.bench.contender.Run;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.LoggedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How soon changes are noticed among very many files, and how long it takes with one saved class.
 */
public final class Detection implements Measurement {

  /** Nobody saves sooner than that; what is saved sooner belongs together. */
  private static final Duration BETWEEN_SAVES = Duration.ofMillis(500);

  private static final Duration QUIET = Duration.ofMillis(50);

  @Override
  public String name() {
    return "detection";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    ManyFiles files = new ManyFiles(workplace.applications().generated(10));
    Arming arming = new Arming(workplace);
    int most = 0;
    for (int count : ManyFiles.counts(workplace)) {
      files.growTo(count);
      arming.measure(files.application(), count);
      most = count;
    }
    Rounds rounds = Rounds.of(workplace, 8, 20);
    String fixed = QUIET.toMillis() + "ms";
    Chapter chapter =
        new Chapter("Class saved → change set", "ms", "files watched")
            .note(
                "The quiet period is part of it: a fixed one of "
                    + fixed
                    + ", or what it learns."
                    + " Half a second lies between two saves.")
            .note(rounds.text());
    chapter.add(
        most + " files", "quiet " + fixed, saves(workplace, files, rounds, "--quiet", fixed));
    chapter.add(most + " files", "default", saves(workplace, files, rounds));
    return List.of(arming.chapter(), chapter);
  }

  private static Distribution saves(
      Workplace workplace, ManyFiles files, Rounds rounds, String... settings) throws IOException {
    Path log = workplace.options().output().resolve("detection.jsonl");
    Files.deleteIfExists(log);
    List<String> words = new ArrayList<>(List.of(settings));
    words.addAll(List.of("--event-log", log.toString()));
    Contender remain = new Contenders(workplace).remain(words.toArray(new String[0]));
    Distribution.Collector times = new Distribution.Collector();
    try (Program program = remain.start(files.application(), Flags.USUAL)) {
      EventLog events = EventLog.at(log);
      events.await("started", 1);
      for (int round = 0; round < rounds.all(); round++) {
        program.settle();
        Pause.of(BETWEEN_SAVES);
        Run run = program.save(round + 1);
        Instant began = Instant.now().minusNanos(System.nanoTime() - run.asked());
        LoggedEvent changed = events.await("changed", round + 1);
        if (rounds.counts(round)) {
          times.add(Duration.between(began, changed.at()).toNanos() / 1e6);
        }
      }
    }
    return times.done();
  }
}
