// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Distribution;
import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Program;
import dev.remain.bench.contender.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Contenders that take turns: in each round every one of them has one, the first to begin being
 * another each time, so that the noise of the machine falls on all. Each has its own copy of the
 * same application and its own JVM with the same options, which stays for all rounds.
 */
final class Turns {

  /** What one contender does in its turn. */
  interface Turn {
    Run take(Program program, int round) throws IOException;
  }

  private final int warmUps;
  private final int rounds;

  /**
   * @param warmUps rounds that do not count
   * @param rounds that count
   */
  Turns(int warmUps, int rounds) {
    this.warmUps = warmUps;
    this.rounds = rounds;
  }

  /** What each contender measured, by its name. */
  Map<String, List<Run>> take(
      Workplace workplace, int classes, List<Contender> contenders, Turn turn, String... options)
      throws IOException {
    List<Seat> seats = new ArrayList<>();
    try {
      for (Contender contender : contenders) {
        Application application = workplace.application(classes);
        Program program = contender.start(application, options);
        seats.add(new Seat(contender.name(), program, new ArrayList<>()));
      }
      for (int round = 0; round < warmUps + rounds; round++) {
        for (int i = 0; i < seats.size(); i++) {
          Seat seat = seats.get((round + i) % seats.size());
          seat.program.settle();
          Run run = turn.take(seat.program, round);
          if (round >= warmUps) {
            seat.runs.add(run);
          }
        }
      }
    } finally {
      seats.forEach(seat -> seat.program.close());
    }
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    seats.forEach(seat -> runs.put(seat.name, seat.runs));
    return runs;
  }

  /** One contender at the table. */
  private record Seat(String name, Program program, List<Run> runs) {}

  static Distribution distribution(List<Run> runs, ToDoubleFunction<Run> figure) {
    return new Distribution(runs.stream().mapToDouble(figure).boxed().toList());
  }
}
