// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of one program.
 *
 * @param fresh the jars that were loaded anew in the end, with the reason of each
 * @param jars how many it has
 * @param liveJars how many of them are thrown away with the classes anyhow, as that of the main
 *     class
 * @param fullRestarts how often the base was replaced
 * @param newJvm milliseconds from the start of a JVM until the answer, each time
 * @param restarts milliseconds from when a change was known until the answer, each time
 * @param told sentences of Remain, each once
 * @param left threads of libraries that went on, by name, as Remain told
 * @param unlogged lines that a new JVM logs, and a later generation did not
 * @param ending lines that only an end under Remain logs
 */
record Outcome(
    Program program,
    List<Verdict> verdicts,
    Map<String, String> fresh,
    int jars,
    int liveJars,
    int fullRestarts,
    List<Double> newJvm,
    List<Double> restarts,
    List<String> told,
    List<String> left,
    List<String> unlogged,
    List<String> ending) {

  Optional<Verdict> verdict(Step step) {
    return verdicts.stream().filter(verdict -> verdict.step() == step).findFirst();
  }

  /** Whether the difference is known, and has its sentence. */
  boolean isKnown(Verdict verdict) {
    return program.known(verdict.step()).isPresent();
  }

  /** Whether it is a difference of which neither Remain nor the page says a word. */
  private boolean isSilent(Verdict verdict) {
    return !verdict.isRight() && !verdict.isTold() && !isKnown(verdict);
  }

  /** How many of its steps are a difference in silence. */
  long silent() {
    return verdicts.stream().filter(this::isSilent).count();
  }

  /** Whether each step is as the table promises: right, or wrong in the way that is known. */
  List<String> surprises() {
    return verdicts.stream()
        .filter(verdict -> verdict.isRight() == program.known(verdict.step()).isPresent())
        .map(
            verdict ->
                program.name()
                    + ", "
                    + verdict.step().title()
                    + ": "
                    + (verdict.isRight() ? "is right, and known to be wrong" : verdict.text()))
        .toList();
  }

  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
