// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.save;

import dev.remain.compile.CompileOnSave;
import dev.remain.compile.CompilePlan;
import dev.remain.compile.SaveLoop;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.generation.Generation;
import dev.remain.teller.Teller;
import dev.remain.thread.GuardedLoop;
import dev.remain.thread.RemainThreads;
import dev.remain.watch.Watcher;
import dev.remain.watch.disk.Mailbox;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The thread that compiles what is saved, beside the program. Thread-safe. */
public final class Saves {

  private final CompilePlan plan;
  private final SaveRelay relay;
  private final Teller teller;
  private final Mailbox<Runnable> waiting = new Mailbox<>();
  private volatile @Nullable SaveLoop loop;
  private volatile boolean isOver;

  private Saves(CompilePlan plan, SaveRelay relay, Teller teller) {
    this.plan = plan;
    this.relay = relay;
    this.teller = teller;
  }

  /**
   * Begins.
   *
   * @param watcher told what is written
   * @param running what runs now, or null
   * @param errors told what does not compile, and an empty text when all does again
   */
  @SuppressWarnings("ThreadPriorityCheck") // only what else there is to do is to come first
  public static Saves begin(
      CompilePlan plan,
      RemainThreads threads,
      Watcher watcher,
      Supplier<@Nullable Generation> running,
      Consumer<String> errors,
      Teller teller) {
    Saves saves = new Saves(plan, new SaveRelay(watcher, running, errors, teller), teller);
    Thread thread = threads.own("compile", saves::run);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
    return saves;
  }

  private void run() {
    SaveLoop made = CompileOnSave.open(plan, relay, relay, waiting);
    loop = made;
    GuardedLoop.run(made::turn, new InternalErrors(teller));
    isOver = true;
    letGo();
  }

  /** Nobody compiles any more, so that nobody is to wait for it. */
  private void letGo() {
    waiting.take().forEach(Runnable::run);
  }

  /**
   * Has that run, on the compile thread if there still is one, once all that was saved until now is
   * dealt with.
   */
  public void settle(Runnable then) {
    waiting.post(then);
    if (isOver) {
      letGo();
    }
  }

  /** Ends it; waits for nothing. */
  public void close() {
    SaveLoop made = loop;
    if (made != null) {
      made.close();
    }
  }
}
