// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Distribution;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** The small parts on the path, alone and warm, by JMH: every class named {@code *Benchmark}. */
public final class Parts implements Measurement {

  @Override
  public String name() {
    return "parts";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws RunnerException {
    TimeValue iteration = TimeValue.seconds(1);
    Options options =
        new OptionsBuilder()
            .include("Benchmark\\.")
            .forks(1)
            .warmupIterations(workplace.options().rounds(4, 1))
            .warmupTime(iteration)
            .measurementIterations(workplace.options().rounds(4, 2))
            .measurementTime(iteration)
            .verbosity(VerboseMode.SILENT)
            .build();
    Chapter chapter =
        new Chapter("Small parts, warm", "µs per operation", "part")
            .note("Means of iterations of a second, in one JVM for each part.");
    for (RunResult run : new Runner(options).run()) {
      Result<?> result = run.getPrimaryResult();
      chapter.add(
          name(run.getParams().getBenchmark()), "time", distribution(result.getStatistics()));
    }
    return List.of(chapter);
  }

  /** Without packages: {@code Weaver.scan}. */
  private static String name(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    int type = benchmark.lastIndexOf('.', method - 1);
    return benchmark.substring(type + 1).replace("Benchmark.", ".");
  }

  private static Distribution distribution(Statistics statistics) {
    Distribution.Collector values = new Distribution.Collector();
    statistics
        .getRawData()
        .forEachRemaining(
            entry -> {
              for (long i = 0; i < entry.getValue(); i++) {
                values.add(entry.getKey());
              }
            });
    return values.done();
  }
}
