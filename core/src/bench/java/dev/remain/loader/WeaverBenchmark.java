// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.bench.ClassBytes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the weaver adds to the definition of one class. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class WeaverBenchmark {

  private final Weaver weaver = Weaver.ofLive(null, LibrarySites.NONE, false);
  private final byte[] plain = ClassBytes.plain();
  private final byte[] wovenInto = ClassBytes.wovenInto();

  /** Nothing to weave, as in most classes: only the constant pool is looked at. */
  @Benchmark
  public Object scan() {
    return weaver.weave(plain);
  }

  @Benchmark
  public Object weave() {
    return weaver.weave(wovenInto);
  }
}
