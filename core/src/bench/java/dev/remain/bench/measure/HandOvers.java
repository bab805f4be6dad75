// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Distribution;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.contender.Contenders;
import dev.remain.bench.contender.Program;
import dev.remain.bench.contender.Run;
import java.io.IOException;
import java.util.List;

/**
 * How long nothing runs: from the last statement of the old {@code main}, which waits until it is
 * interrupted, to the first one of the new. Both are told by the program itself.
 */
public final class HandOvers implements Measurement {

  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public String name() {
    return "handover";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Chapter chapter =
        new Chapter("Last statement of the old `main` → new `main` entered", "ms", "live classes")
            .note("Of the contenders only Remain ends an old `main` that still runs.");
    for (int classes : workplace.sizes()) {
      Application application = workplace.applications().generated(classes, "stay");
      Distribution.Collector gaps = new Distribution.Collector();
      Distribution.Collector whole = new Distribution.Collector();
      int warmUps = workplace.options().rounds(8, 2);
      int rounds = workplace.options().rounds(20, 3);
      try (Program program = new Contenders(workplace).remain().start(application, Flags.USUAL)) {
        for (int round = 0; round < warmUps + rounds; round++) {
          program.settle();
          long asked = System.nanoTime();
          program.order("restart");
          final long left = Long.parseLong(program.line("left")[1]);
          Run run = Run.of(asked, program.line("ran"));
          if (round >= warmUps) {
            gaps.add((run.entered() - left) / NANOS_PER_MILLI);
            whole.add(run.untilReady());
          }
        }
      }
      chapter.add(classes + " classes", "Remain", gaps.done());
      chapter.add(classes + " classes", "Remain, asked → initialised", whole.done());
    }
    return List.of(chapter);
  }
}
