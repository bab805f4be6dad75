// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.engine.call.BasesOpen;
import dev.remain.engine.call.WovenCalls;
import dev.remain.engine.inbox.Inbox;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a program pays for a call that shows what it has made, here where no generation has it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class WovenCallBenchmark {

  private final WovenCalls calls = new WovenCalls(() -> null, new Inbox(), new BasesOpen());
  private final Object made = new Object();

  @Benchmark
  public Object made() {
    calls.made(made);
    return made;
  }
}
