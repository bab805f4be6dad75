// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Contenders;
import java.io.IOException;
import java.util.List;

/**
 * How long it takes from a saved class to the program that has it: one class is written in place,
 * with other content, as a compiler does.
 */
public final class Saves implements Measurement {

  @Override
  public String name() {
    return "saved";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Contenders all = new Contenders(workplace);
    List<Contender> contenders =
        List.of(all.bare(), all.newJvm(), all.devTools(), all.fastDevTools(), all.remain());
    Rounds rounds = Rounds.of(workplace, 5, 9);
    Chapter ready =
        chapter("Class saved → all classes of the new program initialised")
            .note(
                "From just before the file is opened for writing. The bare loader and the new JVM"
                    + " are told at once; the others notice by themselves.")
            .note(rounds.text())
            .drawn();
    Chapter entered = chapter("Class saved → `main` entered");
    return new BySize(ready, entered)
        .measure(workplace, rounds, contenders, (one, round) -> one.program().save(round + 1));
  }

  private static Chapter chapter(String title) {
    return new Chapter(title, "ms", "live classes")
        .ratio("Remain", "bare loader")
        .ratio("DevTools", "Remain")
        .ratio("DevTools 100/50", "Remain")
        .ratio("new JVM", "Remain");
  }
}
