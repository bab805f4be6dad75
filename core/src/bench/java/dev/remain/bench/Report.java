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

      %s

      Each cell: **median** · 90th percentile (smallest–largest). All contenders of a table took turns in one run.

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
    List<Chapter> comparing = chapters.stream().filter(one -> one.columns().size() > 1).toList();
    Files.writeString(directory.resolve("benchmarks.svg"), Chart.of(comparing));
  }
}
