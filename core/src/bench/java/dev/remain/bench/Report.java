// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pages that a run leaves: {@code benchmarks.md} and {@code benchmarks.svg}. */
final class Report {

  private static final String HEAD =
      """
      # Benchmarks

      How long it takes until a changed program runs again, and what that costs: Remain beside what else there is, in one run, on
      the same programs. `mvn -q -Pbench verify` makes this page anew, in `core/target/bench`, with a chart; leave the machine alone
      meanwhile. Numbers of two runs are not to be compared, their ratios are.

      | contender | is |
      | --- | --- |
      | bare loader | the least that any reloader does: a new `URLClassLoader` over the class directory, and a thread that runs `main` in it; watches nothing, ends nothing |
      | new JVM | `java -cp` once more, with the class data archive that every JDK has |
      | DevTools | the restarter and the watcher of Spring Boot's DevTools, with their default intervals: poll 1 s, quiet 400 ms |
      | DevTools 100/50 | the same, turned down to 100 and 50 ms |
      | Remain | its packaged jar, with default settings |

      Each contender has a JVM of its own with the same options, a heap of at most 1 GB where nothing else is said, and its own copy
      of the same program. They take turns, the first to begin being another in each round, and before a turn its garbage is
      collected. Times are what the programs themselves say, on the clock that all processes of the machine share. The programs are
      generated and compiled by `javac`, about 4 KB a class; each initialises all of its classes, which refer to each other as a tree.
      A save rewrites one class in place, with other content. A cell says **median** · 90th percentile (smallest–largest).

      %s

      """;

  private final Path directory;
  private final String machine;
  private final List<Chapter> chapters = new ArrayList<>();

  /**
   * @param machine the sentence on where it was measured
   */
  Report(Path directory, String machine) {
    this.directory = directory;
    this.machine = machine;
  }

  /** Adds chapters and writes everything anew: what comes later may fail. */
  void add(List<Chapter> more) throws IOException {
    chapters.addAll(more);
    StringBuilder text = new StringBuilder(HEAD.formatted(machine));
    chapters.forEach(chapter -> text.append(Table.of(chapter)));
    Files.writeString(directory.resolve("benchmarks.md"), text);
    List<Chapter> drawn = chapters.stream().filter(Chapter::isDrawn).toList();
    Files.writeString(directory.resolve("benchmarks.svg"), Chart.of(drawn));
  }
}
