// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.ForkedJvm;
import dev.remain.fixtures.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a new JVM makes of a program: what is right.
 *
 * @param answer what it answers
 * @param lines how often it prints each line, until it has ended
 * @param millis from its start until the answer
 */
record Plain(List<String> answer, Map<String, Integer> lines, double millis) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Starts it, looks at it, and ends it as Ctrl-C would. */
  static Plain of(Place place) {
    long began = System.nanoTime();
    try (ForkedJvm jvm = place.plain()) {
      Outputs outputs = new Outputs(jvm);
      List<List<String>> seen = new ArrayList<>(List.of(List.of()));
      boolean isWhole =
          Patience.holdsWithin(
              Patience.scaled(LIMIT),
              () -> {
                seen.set(0, place.look().answer(outputs, Outputs.Mark.START));
                return place.look().isWhole(seen.get(0)) || !jvm.isAlive();
              });
      double millis = (System.nanoTime() - began) / 1e6;
      // Whatever was printed just before the end.
      List<String> answer =
          place.program().http().isPresent()
              ? seen.get(0)
              : place.look().answer(outputs, Outputs.Mark.START);
      if (!isWhole || !place.look().isWhole(answer)) {
        throw jvm.failure(place.program().name() + " does not answer under java");
      }
      place.rest();
      if (place.program().http().isEmpty()) {
        answer = place.look().answer(outputs, Outputs.Mark.START);
      }
      jvm.stop().exitStatus();
      return new Plain(
          answer, Outputs.counts(place.counted(outputs.since(Outputs.Mark.START))), millis);
    }
  }

  /** What is right after the version in it was exchanged. */
  List<String> answer(int version) {
    return answer.stream()
        .map(line -> line.replace(Stages.version(0), Stages.version(version)))
        .toList();
  }
}
