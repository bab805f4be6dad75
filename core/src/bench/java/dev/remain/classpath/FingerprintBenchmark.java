// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import dev.remain.bench.ClassBytes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The fingerprint of one class. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class FingerprintBenchmark {

  private final byte[] bytes = ClassBytes.plain();

  @Benchmark
  public Object ofOneClass() {
    return Fingerprint.of(bytes);
  }
}
