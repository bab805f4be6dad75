// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A call through a proxy, and the same without one. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class ReloadableBenchmark {

  private final Gate gate = new Gate(Duration.ofSeconds(1));
  private final CrossGenerationGuard foreigners =
      new CrossGenerationGuard(loader -> 0, sentence -> {});
  private final IntUnaryOperator direct = number -> number + 1;
  private final IntUnaryOperator proxied =
      new Reloadable<>(IntUnaryOperator.class, gate, gate.add(direct), foreigners).proxy();
  private final UnaryOperator<Object> echo = object -> object;

  @SuppressWarnings("unchecked")
  private final UnaryOperator<Object> proxiedEcho =
      new Reloadable<>(UnaryOperator.class, gate, gate.add(echo), foreigners).proxy();

  private int number;

  @Benchmark
  public int direct() {
    return direct.applyAsInt(number++);
  }

  @Benchmark
  public int proxied() {
    return proxied.applyAsInt(number++);
  }

  @Benchmark
  public Object proxiedWithAnObject() {
    return proxiedEcho.apply(this);
  }
}
