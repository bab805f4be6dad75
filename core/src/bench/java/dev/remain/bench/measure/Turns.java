// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Distribution;
import dev.remain.bench.application.Application;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Contenders that take turns: in each round every one of them has one, the first to begin being
 * another each time, so that the noise of the machine falls on all. Each has its own copy of the
 * same application and its own JVM, which stays for all rounds. Closing ends them all.
 */
final class Turns<T> implements AutoCloseable {

  /** What one contender does in its turn. */
  interface Turn<T> {
    T take(Seat<T> seat, int round) throws IOException;
  }

  /** One contender at the table, and what it has measured. */
  record Seat<T>(String row, String name, Application application, Program program, List<T> taken) {

    Distribution distribution(ToDoubleFunction<T> figure) {
      return new Distribution(taken.stream().mapToDouble(figure).boxed().toList());
    }
  }

  private final int warmUps;
  private final int rounds;
  private final List<Seat<T>> seats = new ArrayList<>();

  /**
   * @param warmUps rounds that do not count
   * @param rounds that count
   */
  Turns(int warmUps, int rounds) {
    this.warmUps = warmUps;
    this.rounds = rounds;
  }

  /**
   * Starts a contender, which runs from now on.
   *
   * @param row of the table
   * @param options of its JVM
   */
  void seat(String row, Contender contender, Application application, String... options)
      throws IOException {
    Program program = contender.start(application, options);
    seats.add(new Seat<>(row, contender.name(), application, program, new ArrayList<>()));
  }

  /** Plays all rounds. */
  List<Seat<T>> take(Turn<T> turn) throws IOException {
    for (int round = 0; round < warmUps + rounds; round++) {
      for (int i = 0; i < seats.size(); i++) {
        Seat<T> seat = seats.get((round + i) % seats.size());
        seat.program.settle();
        T taken = turn.take(seat, round);
        if (round >= warmUps) {
          seat.taken.add(taken);
        }
      }
    }
    return seats;
  }

  @Override
  public void close() {
    seats.forEach(seat -> seat.program.close());
  }
}
