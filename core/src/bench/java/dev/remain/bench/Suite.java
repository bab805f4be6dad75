// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench;

import dev.remain.bench.measure.Detection;
import dev.remain.bench.measure.HandOvers;
import dev.remain.bench.measure.Idle;
import dev.remain.bench.measure.LiveHeaps;
import dev.remain.bench.measure.Memory;
import dev.remain.bench.measure.Outages;
import dev.remain.bench.measure.Parts;
import dev.remain.bench.measure.Restarts;
import dev.remain.bench.measure.Saves;
import dev.remain.bench.measure.SourceSaves;
import dev.remain.bench.measure.Starts;
import dev.remain.bench.measure.Throughput;
import dev.remain.bench.measure.WebSaves;
import dev.remain.bench.measure.WebSourceSaves;
import java.time.Duration;
import java.util.List;

/** Measures everything, or what {@code -Dbench.only} names, and writes the report. */
final class Suite {

  private static final List<Measurement> ALL =
      List.of(
          new Restarts(),
          new HandOvers(),
          new Saves(),
          new SourceSaves(),
          new Starts(),
          new LiveHeaps(),
          new Idle(),
          new Detection(),
          new Memory(),
          new Outages(),
          new Throughput(),
          new WebSaves(),
          new WebSourceSaves(),
          new Parts());

  private Suite() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.ofProcess();
    List<String> names = ALL.stream().map(Measurement::name).toList();
    if (!names.containsAll(options.only())) {
      throw new IllegalArgumentException(
          "-Dbench.only=" + String.join(",", options.only()) + ": choose from " + names);
    }
    Report report = new Report(options.output(), Machine.text());
    Workplace workplace = Workplace.in(options);
    for (Measurement measurement : ALL) {
      if (options.only().isEmpty() || options.only().contains(measurement.name())) {
        long start = System.nanoTime();
        List<Chapter> chapters = measurement.measure(workplace);
        report.add(chapters);
        System.out.printf(
            "%s, measured in %d s%n%n",
            measurement.name(), Duration.ofNanos(System.nanoTime() - start).toSeconds());
        chapters.forEach(chapter -> System.out.print(Table.of(chapter)));
      }
    }
    System.out.println("written to " + options.output());
  }
}
