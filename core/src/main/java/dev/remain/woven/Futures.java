// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Executors that wait: what waits in them can be ended, as the JDK's own cannot. */
public final class Futures {

  private Futures() {}

  /** For {@link CompletableFuture#delayedExecutor(long, TimeUnit)}. */
  public static Executor delayedExecutor(long delay, TimeUnit unit) {
    return delayedExecutor(delay, unit, new CompletableFuture<>().defaultExecutor());
  }

  /** For {@link CompletableFuture#delayedExecutor(long, TimeUnit, Executor)}. */
  public static Executor delayedExecutor(long delay, TimeUnit unit, Executor executor) {
    CompletableFuture.delayedExecutor(delay, unit, executor); // It refuses what it has to refuse.
    return command -> {
      CompletableFuture<Object> due = new CompletableFuture<>();
      CompletableFuture<Void> unused = due.thenRun(() -> executor.execute(command));
      Calls.made(due.completeOnTimeout(command, delay, unit));
    };
  }
}
