// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Distribution;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.contender.ChildJvm;
import dev.remain.bench.contender.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Remain adds to the first start of a program with many libraries. */
public final class Starts implements Measurement {

  private static final int CLASSES = 200;
  private static final int MOST_JARS = 40;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    List<Path> jars = workplace.options().peer();
    jars = jars.subList(0, Math.min(MOST_JARS, jars.size()));
    Application application = workplace.applications().generated(CLASSES);
    List<Path> plain = new ArrayList<>(jars);
    plain.add(application.classes());
    List<Path> reloaded = new ArrayList<>(List.of(workplace.options().remain()));
    reloaded.addAll(plain);
    int warmUps = workplace.options().rounds(3, 1);
    int rounds = workplace.options().rounds(30, 3);
    Distribution.Collector without = new Distribution.Collector();
    Distribution.Collector with = new Distribution.Collector();
    Distribution.Collector added = new Distribution.Collector();
    for (int round = 0; round < warmUps + rounds; round++) {
      double first = start(workplace, plain, application.words());
      double second = start(workplace, reloaded, application.words("dev.remain.Main"));
      if (round >= warmUps) {
        without.add(first);
        with.add(second);
        added.add(second - first);
      }
    }
    String row = CLASSES + " classes, " + jars.size() + " jars";
    Chapter chapter =
        new Chapter("First start: `java` → first line of the program", "ms", "class path")
            .note("*Added* is the difference of two starts that followed each other.");
    chapter.add(row, "without", without.done());
    chapter.add(row, "with Remain", with.done());
    chapter.add(row, "added", added.done());
    return List.of(chapter);
  }

  private static double start(Workplace workplace, List<Path> classPath, List<String> words)
      throws IOException {
    long asked = System.nanoTime();
    try (ChildJvm jvm = ChildJvm.start(workplace.logs(), List.of(Flags.USUAL), classPath, words)) {
      return Run.of(asked, jvm.await("ran")).untilReady();
    }
  }
}
