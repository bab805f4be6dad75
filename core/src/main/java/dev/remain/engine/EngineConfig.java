// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.compile.CompilePlan;
import dev.remain.engine.lasting.FrontPort;
import dev.remain.event.ReloadEvent;
import dev.remain.leak.LeakPlan;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import dev.remain.watch.WatchPlan;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is made of.
 *
 * @param watch what to watch; its roots are what generations are made from
 * @param compile what to compile on save, or null
 * @param memory bytes of class files and resources to hold in memory at most
 * @param leavesOnExit whether the JVM ends when the program does
 * @param goesBack whether a start that fails is followed by the last program that ran well
 * @param front where to listen for the program, or null
 * @param teller told everything, on any thread
 * @param leave ends the JVM with a status
 */
public record EngineConfig(
    RemainThreads threads,
    WatchPlan watch,
    @Nullable CompilePlan compile,
    Stop stop,
    LeakPlan leaks,
    long memory,
    boolean leavesOnExit,
    boolean goesBack,
    FrontPort.@Nullable Plan front,
    Teller teller,
    IntConsumer leave) {

  /**
   * The same for a drill: nothing is watched, the JVM is left alone, and leaks are looked for at
   * the end.
   */
  public EngineConfig forDrill(Consumer<ReloadEvent> listener) {
    return new EngineConfig(
        threads,
        watch.manual(),
        null,
        stop,
        leaks.atTheEnd(),
        memory,
        false,
        false,
        front,
        teller.to(listener),
        leave);
  }

  /**
   * How generations are stopped.
   *
   * @param limit all of a stop
   * @param hard whether loops that ignore interrupts are ended, too
   */
  public record Stop(Duration limit, boolean hard) {}
}
