// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The page that a run leaves. */
final class Page {

  private static final String HEAD =
      """
      # Compatibility

      Hello-worlds of %d frameworks, as their own documentation writes them, each in a class directory with its jars beside it, with
      default settings. `mvn -q -Pcompat verify` makes this page anew, in `core/target/compat`.

      %s

      Each program is first run by `java`, in the five forms that it takes: as it is written; with another greeting (*class edited*); with a greeting
      that is asked of a new class, which reads a resource and looks for another class by its name (*class new*); with that resource changed; and without that
      other class. What it answers then (an HTTP request, or the lines that it prints) is what is right. Then one JVM with Remain is led through the same forms, is
      restarted %d times by a class that is saved, and in the end has an empty `main` to run. Columns:

      - *no old code*: after each restart the stacks of all threads were looked at, for frames of a generation that had ended.
      - *port free*: somebody else can have the port once the program has ended.
      - *nothing twice*: each generation prints each line as often as a new JVM does, and no other lines, but for those that its end prints.
      - *collected*: stopped generations that are gone from memory, of all. Who holds the others is said below.
      - *fresh jars*: how many of its jars cannot stay, and are loaded anew with each generation.
      - *new JVM*: from the start of the process until the answer, the median of five. *restart*: from when the change is known (the quiet period is over) until the
        answer, the median; what runs is stopped within it.

      A cell with **no** is a difference; *told* if Remain says so when it happens, *known* if it is said below.

      %d of these %d programs need a fresh jar; %d have their whole base replaced at each restart, as a shutdown hook of a library calls for it. %d cells are a difference, %d of them in silence.%s

      """;

  private Page() {}

  static String of(List<Outcome> outcomes, List<String> left, int restarts) {
    long fresh = outcomes.stream().filter(outcome -> !outcome.fresh().isEmpty()).count();
    long wrong =
        outcomes.stream()
            .flatMap(outcome -> outcome.verdicts().stream())
            .filter(verdict -> !verdict.isRight())
            .count();
    return HEAD.formatted(
            outcomes.size(),
            "%s, %d processors, JDK %s."
                .formatted(
                    LocalDate.now(ZoneOffset.UTC),
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version().feature()),
            restarts,
            fresh,
            outcomes.size(),
            outcomes.stream().filter(outcome -> outcome.fullRestarts() > restarts / 2).count(),
            wrong,
            outcomes.stream().mapToLong(Outcome::silent).sum(),
            left.isEmpty() ? "" : " Not tried: " + String.join("; ", left) + ".")
        + Table.of(outcomes);
  }
}
