// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.inbox;

import dev.remain.event.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** What somebody waits for, who has asked the restart thread for something. Thread-safe. */
public final class Answer {

  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final Executor executor;

  private Answer(Executor executor) {
    this.executor = executor;
  }

  /**
   * @param executor runs what depends on the answer: code of the program, which the restart thread
   *     must not wait for
   */
  public static Answer on(Executor executor) {
    return new Answer(executor);
  }

  /** Completed once, and never with an exception. */
  public CompletionStage<Outcome> outcome() {
    return outcome.minimalCompletionStage();
  }

  /** The first one counts. */
  public void give(Outcome result) {
    if (!outcome.isDone()) {
      outcome.completeAsync(() -> result, executor);
    }
  }
}
