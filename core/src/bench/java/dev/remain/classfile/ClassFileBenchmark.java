// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import dev.remain.bench.ClassBytes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading one class file to its end, without defining it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class ClassFileBenchmark {

  private final byte[] bytes = ClassBytes.plain();

  @Benchmark
  public Object read() {
    return ClassFile.read(bytes);
  }
}
