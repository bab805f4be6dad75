// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import dev.remain.Remain;
import dev.remain.event.Status;
import dev.remain.state.Carried;
import java.util.ArrayList;
import java.util.List;

/** The generations that there were, for the strip at the foot of the page. Main's thread only. */
final class Generations {

  private static final int MOST = 50;

  @Carried private static final List<Run> RUNS = new ArrayList<>();

  private Generations() {}

  /**
   * One of them.
   *
   * @param number its own, 0 where Remain is off
   * @param millis from the save until main was entered
   * @param cause what was edited
   * @param program the same for the same program
   * @param sameAs the first generation of the same program, or 0
   */
  record Run(int number, long millis, String cause, String program, int sameAs) {}

  /** Those so far. How the one that runs came to be is known a moment after it began. */
  static List<Run> all() {
    Status status = Remain.status();
    int number = Remain.generation();
    boolean isKnown = !status.fingerprint().isEmpty() && status.generation() == number;
    if (isKnown && RUNS.stream().noneMatch(run -> run.number() == number)) {
      RUNS.add(run(number, status));
      RUNS.subList(0, Math.max(0, RUNS.size() - MOST)).clear();
    }
    return RUNS;
  }

  private static Run run(int number, Status status) {
    Status.Start start = status.latest();
    String program = status.fingerprint();
    int sameAs =
        RUNS.stream()
            .filter(run -> run.program().equals(program))
            .mapToInt(Run::number)
            .min()
            .orElse(0);
    return new Run(number, start.took().toMillis(), start.cause(), program, sameAs);
  }
}
