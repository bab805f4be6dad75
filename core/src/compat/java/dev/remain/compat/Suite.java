// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries all programs, or those that {@code -Dcompat.only} names, and writes the page. */
final class Suite {

  private Suite() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.ofProcess();
    Trials trials = Trials.of(options);
    List<Outcome> outcomes = new ArrayList<>();
    List<String> surprises = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Program program : trials.programs()) {
      Optional<String> obstacle = trials.obstacle(program);
      if (obstacle.isPresent()) {
        left.add(program.title() + " " + obstacle.get());
        continue;
      }
      long start = System.nanoTime();
      try {
        Outcome outcome = trials.outcome(program);
        outcomes.add(outcome);
        surprises.addAll(outcome.surprises());
        System.out.printf(
            "%s, tried in %d s%n%s%n",
            program.name(),
            Duration.ofNanos(System.nanoTime() - start).toSeconds(),
            Table.of(List.of(outcome)));
      } catch (RuntimeException | AssertionError e) {
        surprises.add(program.name() + ": " + e);
        System.out.println(program.name() + ": " + e);
      }
      // What comes later may fail.
      Files.writeString(
          options.output().resolve("compatibility.md"),
          Page.of(outcomes, left, options.restarts()));
    }
    System.out.println("written to " + options.output());
    surprises.forEach(System.out::println);
    System.exit(surprises.isEmpty() ? 0 : 1);
  }
}
