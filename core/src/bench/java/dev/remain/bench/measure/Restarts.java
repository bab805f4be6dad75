// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Contenders;
import java.io.IOException;
import java.util.List;

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
    Rounds rounds = Rounds.of(workplace, 8, 17);
    Chapter ready =
        chapter("Restart asked for → all classes initialised")
            .note(
                "Until the first line of a `main` that has initialised all classes of the program.")
            .note(rounds.text())
            .drawn();
    Chapter entered = chapter("Restart asked for → `main` entered");
    return new BySize(ready, entered)
        .measure(workplace, rounds, contenders, (one, round) -> one.program().restart());
  }

  private static Chapter chapter(String title) {
    return new Chapter(title, "ms", "live classes")
        .ratio("Remain", "bare loader")
        .ratio("Remain", "DevTools")
        .ratio("Remain", "new JVM");
  }
}
