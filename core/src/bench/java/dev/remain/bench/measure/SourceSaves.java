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

  private static final List<Integer> SIZES = List.of(10, 200, 1_000);
  private static final List<Integer> LARGE = List.of(200, 1_000);

  private static final Duration BETWEEN_SAVES = Duration.ofMillis(500);

  @Override
  public String name() {
    return "source";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Rounds rounds = Rounds.of(workplace, 8, 11);
    Chapter body = chapter("Source saved → all classes of the new program initialised", rounds);
    Chapter face =
        chapter("Source saved with a new method, and ten users → all classes initialised", rounds);
    Chapter first = new Chapter("First source saved → all classes initialised", "ms", "classes");
    for (int classes : workplace.options().quick() ? LARGE : SIZES) {
      measure(workplace, rounds, classes, List.of(body, face, first));
    }
    return List.of(body, face, first);
  }

  private static Chapter chapter(String title, Rounds rounds) {
    return new Chapter(title, "ms", "classes")
        .note(
            "javac alone is the compiler kept warm in another JVM, for what the edit affects, until"
                + " the classes are written; the program does not have them yet.")
        .note(rounds.text())
        .ratio("Remain", "javac alone")
        .ratio("javac, new JVM", "Remain");
  }

  /**
   * @param chapters of edits of a body, of edits that affect others, and of the first of all
   */
  private static void measure(
      Workplace workplace, Rounds rounds, int classes, List<Chapter> chapters) throws IOException {
    String row = classes + " classes";
    Sources own = workplace.applications().withSources(classes);
    Sources other = workplace.applications().withSources(classes);
    Path log = workplace.options().output().resolve("source-" + classes + ".jsonl");
    Files.deleteIfExists(log);
    try (Program program =
        new Contenders(workplace)
            .remain("--event-log", log.toString())
            .start(own.application(), Flags.USUAL)) {
      EventLog.at(log).await("compiling", 1);
      Edits edits = new Edits(workplace, rounds, program, own, other);
      edits.measure(Sources.Edit.BODY, 1).addTo(chapters.get(0), row);
      chapters.get(2).add(row, "Remain", edits.first.done());
      if (own.users().size() > 1) {
        edits.measure(Sources.Edit.FACE, 1 + rounds.all()).addTo(chapters.get(1), row);
      }
    }
  }

  /** Saves of one kind, by turns of all contenders. */
  private record Edits(
      Workplace workplace,
      Rounds rounds,
      Program program,
      Sources own,
      Sources other,
      Distribution.Collector first) {

    Edits(Workplace workplace, Rounds rounds, Program program, Sources own, Sources other) {
      this(workplace, rounds, program, own, other, new Distribution.Collector());
    }

    Times measure(Sources.Edit edit, int firstVersion) throws IOException {
      Times times = new Times();
      for (int round = 0; round < rounds.all(); round++) {
        int version = firstVersion + round;
        Pause.of(BETWEEN_SAVES);
        double took = program.saved(own.save(edit, version), version).untilReady();
        other.save(edit, version);
        double alone = other.compile(edit);
        double anew = anew(workplace, other.application(), other.compileInProcess(edit), version);
        if (version == 1) {
          first.add(took);
        }
        if (rounds.counts(round)) {
          times.remain.add(took);
          times.javac.add(alone);
          times.newJvm.add(anew);
        }
      }
      return times;
    }
  }

  /** Of each contender. */
  private static final class Times {
    private final Distribution.Collector remain = new Distribution.Collector();
    private final Distribution.Collector javac = new Distribution.Collector();
    private final Distribution.Collector newJvm = new Distribution.Collector();

    void addTo(Chapter chapter, String row) {
      chapter.add(row, "javac alone", javac.done());
      chapter.add(row, "Remain", remain.done());
      chapter.add(row, "javac, new JVM", newJvm.done());
    }
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
