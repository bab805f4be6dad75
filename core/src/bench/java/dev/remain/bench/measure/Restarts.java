// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Contenders;
import dev.remain.bench.contender.Run;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How long a restart takes that somebody asked for: nothing has changed, nothing is noticed. */
public final class Restarts implements Measurement {

  @Override
  public String name() {
    return "restart";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Contenders all = new Contenders(workplace);
    List<Contender> contenders = List.of(all.bare(), all.newJvm(), all.devTools(), all.remain());
    Chapter ready =
        chapter("Restart asked for → all classes initialised")
            .note("The first line of a `main` that has initialised all classes of the program.");
    Chapter entered = chapter("Restart asked for → `main` entered");
    for (int classes : workplace.sizes()) {
      int warmUps = workplace.options().rounds(8, 3);
      int rounds = workplace.options().rounds(classes > 1_000 ? 15 : 25, 3);
      Map<String, List<Run>> runs =
          new Turns(warmUps, rounds)
              .take(
                  workplace,
                  classes,
                  contenders,
                  (program, round) -> program.restart(),
                  Flags.USUAL);
      String row = classes + " classes";
      runs.forEach(
          (name, ofOne) -> {
            ready.add(row, name, Turns.distribution(ofOne, Run::untilReady));
            entered.add(row, name, Turns.distribution(ofOne, Run::untilEntered));
          });
    }
    return List.of(ready, entered);
  }

  private static Chapter chapter(String title) {
    return new Chapter(title, "ms", "live classes")
        .ratio("Remain", "bare loader")
        .ratio("Remain", "DevTools")
        .ratio("Remain", "new JVM");
  }
}
