// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Distribution;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Contenders;
import dev.remain.bench.contender.Program;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.LoggedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long it takes to notice one saved class among very many files. */
public final class Detection implements Measurement {

  private static final Duration QUIET = Duration.ofMillis(50);

  @Override
  public String name() {
    return "detection";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    List<Integer> counts = ManyFiles.counts(workplace);
    int most = counts.get(counts.size() - 1);
    int warmUps = workplace.options().rounds(5, 2);
    int rounds = workplace.options().rounds(20, 3);
    ManyFiles files = new ManyFiles(workplace.applications().generated(10));
    files.growTo(most);
    Path log = workplace.options().output().resolve("detection.jsonl");
    String quiet = QUIET.toMillis() + "ms";
    Contender remain =
        new Contenders(workplace).remain("--quiet", quiet, "--event-log", log.toString());
    Distribution.Collector times = new Distribution.Collector();
    try (Program program = remain.start(files.application(), Flags.USUAL)) {
      EventLog events = EventLog.at(log);
      events.await("watching", 1);
      for (int round = 0; round < warmUps + rounds; round++) {
        program.settle();
        Instant began = Instant.now();
        program.save(round + 1);
        LoggedEvent changed = events.await("changed", round + 1);
        if (round >= warmUps) {
          times.add(Duration.between(began, changed.at()).toNanos() / 1e6);
        }
      }
    }
    Chapter chapter =
        new Chapter("Class saved → change set", "ms", "files watched")
            .note("With a fixed quiet period of " + quiet + ", which is part of it.");
    chapter.add(most + " files", "Remain", times.done());
    return List.of(chapter);
  }
}
