// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Workplace;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Run;
import java.io.IOException;
import java.util.List;

/**
 * Runs of programs of all sizes, in two chapters.
 *
 * @param ready until all classes are initialised
 * @param entered until {@code main} is entered
 */
record BySize(Chapter ready, Chapter entered) {

  /** Adds a row for each size, and answers both chapters. */
  List<Chapter> measure(
      Workplace workplace, Rounds rounds, List<Contender> contenders, Turns.Turn<Run> turn)
      throws IOException {
    for (int classes : workplace.sizes()) {
      try (Turns<Run> turns = new Turns<>(rounds)) {
        for (Contender contender : contenders) {
          turns.seat(
              classes + " classes",
              contender,
              workplace.applications().generated(classes),
              Flags.USUAL);
        }
        for (Turns.Seat<Run> seat : turns.take(turn)) {
          ready.add(seat.row(), seat.name(), seat.distribution(Run::untilReady));
          entered.add(seat.row(), seat.name(), seat.distribution(Run::untilEntered));
        }
      }
    }
    return List.of(ready, entered);
  }
}
