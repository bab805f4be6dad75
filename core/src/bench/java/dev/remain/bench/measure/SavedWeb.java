// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Distribution;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A web application that is changed, and answers as it is by then. */
interface SavedWeb extends AutoCloseable {

  /** As the table calls it. */
  String name();

  /** Saves another version, and waits until it answers; in nanoseconds. */
  long save(int version) throws IOException;

  @Override
  void close();

  /**
   * Has them take turns: in each round every one of them is saved, another one first each time.
   *
   * @param between what passes before each save
   * @return milliseconds, in the order of the programs
   */
  static List<Distribution> takeTurns(
      Rounds rounds, List<? extends SavedWeb> programs, Supplier<Duration> between)
      throws IOException {
    List<Distribution.Collector> times = new ArrayList<>();
    programs.forEach(unused -> times.add(new Distribution.Collector()));
    for (int round = 0; round < rounds.all(); round++) {
      for (int i = 0; i < programs.size(); i++) {
        int next = (round + i) % programs.size();
        Pause.of(between.get());
        double millis = programs.get(next).save(round + 1) / 1e6;
        if (rounds.counts(round)) {
          times.get(next).add(millis);
        }
      }
    }
    return times.stream().map(Distribution.Collector::done).toList();
  }
}
