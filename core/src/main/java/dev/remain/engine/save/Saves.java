// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.save;

import dev.remain.compile.CompileOnSave;
import dev.remain.compile.CompilePlan;
import dev.remain.compile.SaveLoop;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.Generation;
import dev.remain.thread.GuardedLoop;
import dev.remain.thread.RemainThreads;
import dev.remain.watch.Watcher;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The thread that compiles what is saved, beside the program. Thread-safe. */
public final class Saves {

  private final CompilePlan plan;
  private final SaveRelay relay;
  private final Consumer<ReloadEvent> events;
  private volatile @Nullable SaveLoop loop;

  private Saves(CompilePlan plan, SaveRelay relay, Consumer<ReloadEvent> events) {
    this.plan = plan;
    this.relay = relay;
    this.events = events;
  }

  /**
   * Begins.
   *
   * @param watcher told what is written
   * @param running what runs now, or null
   */
  @SuppressWarnings("ThreadPriorityCheck") // only what else there is to do is to come first
  public static Saves begin(
      CompilePlan plan,
      RemainThreads threads,
      Watcher watcher,
      Supplier<@Nullable Generation> running,
      Consumer<ReloadEvent> events) {
    Saves saves = new Saves(plan, new SaveRelay(watcher, running, events), events);
    Thread thread = threads.own("compile", saves::run);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
    return saves;
  }

  private void run() {
    SaveLoop made = CompileOnSave.open(plan, relay, relay);
    loop = made;
    GuardedLoop.run(made::turn, new InternalErrors(events)::tell);
  }

  /** Ends it; waits for nothing. */
  public void close() {
    SaveLoop made = loop;
    if (made != null) {
      made.close();
    }
  }
}
