// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether each generation prints what a new JVM prints: nothing twice, and nothing else. */
final class Logs {

  private final Set<String> wrong = new LinkedHashSet<>();
  private final Set<String> unlogged = new LinkedHashSet<>();
  private final Set<String> ending = new LinkedHashSet<>();

  /**
   * Takes in what was printed from one save to the next.
   *
   * @param end until the new generation was said to run
   * @param start from then on
   * @param right what a new JVM prints from its start to its end
   * @param isLater whether a generation ended before, which prints its part of that
   */
  void add(List<String> end, List<String> start, Map<String, Integer> right, boolean isLater) {
    List<String> all = new ArrayList<>(end);
    all.addAll(start);
    Map<String, Integer> counts = Outputs.counts(all);
    Map<String, Integer> late = Outputs.counts(start);
    counts.forEach(
        (line, count) -> {
          int times = right.getOrDefault(line, 0);
          if (times > 0 && count > times) {
            wrong.add(count + " times: " + line);
          } else if (times == 0 && late.containsKey(line)) {
            wrong.add("more than java: " + line);
          } else if (times == 0) {
            ending.add(line);
          }
        });
    if (isLater) {
      right.forEach(
          (line, times) -> {
            if (counts.getOrDefault(line, 0) < times) {
              unlogged.add(line);
            }
          });
    }
  }

  Verdict verdict() {
    return wrong.isEmpty()
        ? Verdict.right(Step.LOG, "yes")
        : Verdict.wrong(Step.LOG, wrong.iterator().next(), false);
  }

  List<String> unlogged() {
    return List.copyOf(unlogged);
  }

  List<String> ending() {
    return List.copyOf(ending);
  }
}
