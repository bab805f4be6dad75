// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.LoggedEvent;
import java.util.List;

/**
 * One change of a program that runs, and what came of it.
 *
 * @param answer what it answered at last
 * @param isRight whether that is what a new JVM answers
 * @param old what it answered first after the new generation was said to run, if that was another
 * @param millis from when the change was known until the answer
 * @param events told meanwhile
 * @param ending what was printed until the new generation was said to run
 * @param running what was printed from then on
 * @param threads in code of a generation that has ended
 */
record Save(
    List<String> answer,
    boolean isRight,
    List<String> old,
    double millis,
    List<LoggedEvent> events,
    List<String> ending,
    List<String> running,
    String threads) {

  /** Whether Remain said that something is not as it should be. */
  boolean isTold() {
    return events.stream()
        .anyMatch(
            event ->
                List.of("failed", "rejected", "warned").contains(event.event())
                    || (event.event().equals("stopped") && !event.texts("survivors").isEmpty()));
  }

  /** What is wrong with it. */
  String fault() {
    for (LoggedEvent event : events) {
      if (event.event().equals("failed")) {
        return "failed: " + first(event.text("error"));
      } else if (event.event().equals("rejected")) {
        return "rejected: " + first(event.text("reason"));
      }
    }
    return isRight ? "old code answered " + old : "answers " + answer;
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("");
  }
}
