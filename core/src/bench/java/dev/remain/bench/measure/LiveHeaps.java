// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Contenders;
import dev.remain.bench.contender.Run;
import java.io.IOException;
import java.util.List;

/** What a restart costs when the JVM is full of objects that stay: caches, models, data. */
public final class LiveHeaps implements Measurement {

  private static final int CLASSES = 200;
  private static final String HEAP = "-Xmx3g";
  private static final String EMPTY = "nothing else";
  private static final String FULL = "1 GB live";

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Contenders all = new Contenders(workplace);
    List<Contender> contenders = List.of(all.bare(), all.devTools(), all.remain());
    Rounds rounds = Rounds.of(workplace, 8, 20);
    Chapter chapter =
        new Chapter(
                "Restart asked for → " + CLASSES + " classes initialised, by what else is live",
                "ms",
                "contender")
            .note("Four million small arrays that outlast all restarts, or none; " + HEAP + ".")
            .note(rounds.text())
            .drawn()
            .ratio(FULL, EMPTY);
    try (Turns<Run> turns = new Turns<>(rounds)) {
      for (Contender contender : contenders) {
        turns.seat(EMPTY, contender, application(workplace), HEAP);
        turns.seat(FULL, contender, application(workplace), HEAP, "-Dbench.ballast=1024");
      }
      for (Turns.Seat<Run> seat : turns.take((one, round) -> one.program().restart())) {
        chapter.add(seat.name(), seat.row(), seat.distribution(Run::untilReady));
      }
    }
    return List.of(chapter);
  }

  private static Application application(Workplace workplace) throws IOException {
    return workplace.applications().generated(CLASSES);
  }
}
