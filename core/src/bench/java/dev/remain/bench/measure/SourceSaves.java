// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Distribution;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.application.Sources;
import dev.remain.bench.contender.ChildJvm;
import dev.remain.bench.contender.Contenders;
import dev.remain.bench.contender.Program;
import dev.remain.bench.contender.Run;
import dev.remain.fixtures.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How long it takes from a saved source to the program that has it: Remain compiles it itself; the
 * others compile that one source against the classes that are there, which few edits allow.
 */
public final class SourceSaves implements Measurement {

  private static final Duration BETWEEN_SAVES = Duration.ofMillis(500);

  @Override
  public String name() {
    return "source";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Rounds rounds = Rounds.of(workplace, 8, 11);
    Chapter ready =
        new Chapter("Source saved → all classes of the new program initialised", "ms", "classes")
            .note(
                "javac alone is the compiler kept warm in another JVM, for the one source, until the"
                    + " class is written; the program does not have it yet.")
            .note(rounds.text())
            .ratio("Remain", "javac alone")
            .ratio("javac, new JVM", "Remain");
    Chapter first = new Chapter("First source saved → all classes initialised", "ms", "classes");
    for (int classes : workplace.sizes()) {
      if (classes <= 1_000) {
        measure(workplace, rounds, classes, ready, first);
      }
    }
    return List.of(ready, first);
  }

  private static void measure(
      Workplace workplace, Rounds rounds, int classes, Chapter ready, Chapter first)
      throws IOException {
    String row = classes + " classes";
    Sources own = workplace.applications().withSources(classes);
    Sources other = workplace.applications().withSources(classes);
    Path log = workplace.options().output().resolve("source-" + classes + ".jsonl");
    Files.deleteIfExists(log);
    Distribution.Collector remain = new Distribution.Collector();
    Distribution.Collector javac = new Distribution.Collector();
    Distribution.Collector newJvm = new Distribution.Collector();
    Distribution.Collector firsts = new Distribution.Collector();
    try (Program program =
        new Contenders(workplace)
            .remain("--event-log", log.toString())
            .start(own.application(), Flags.USUAL)) {
      EventLog.at(log).await("compiling", 1);
      for (int round = 0; round < rounds.all(); round++) {
        Pause.of(BETWEEN_SAVES);
        double took = program.saved(own.save(round + 1), round + 1).untilReady();
        other.save(round + 1);
        double alone = other.compile();
        double anew = anew(workplace, other.application(), other.compileInProcess(), round + 1);
        if (round == 0) {
          firsts.add(took);
        }
        if (rounds.counts(round)) {
          remain.add(took);
          javac.add(alone);
          newJvm.add(anew);
        }
      }
    }
    ready.add(row, "javac alone", javac.done());
    ready.add(row, "Remain", remain.done());
    ready.add(row, "javac, new JVM", newJvm.done());
    first.add(row, "Remain", firsts.done());
  }

  private static double anew(Workplace workplace, Application application, long began, int version)
      throws IOException {
    try (ChildJvm jvm =
        ChildJvm.start(
            workplace.logs(),
            List.of(Flags.USUAL),
            List.of(application.classes()),
            application.words())) {
      return Run.of(began, jvm.await("ran", Application.constant(version) + " ")).untilReady();
    }
  }
}
