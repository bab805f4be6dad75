// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.cleanup.Cleaning;
import dev.remain.cleanup.CleanupChain;
import dev.remain.event.ReloadEvent;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is left to clean up after, in two phases.
 *
 * @param generation the number of the one that was stopped, or 0 if none ran
 * @param others steps that its base carries
 */
public record PendingCleanup(int generation, Doomed doomed, List<CleanupStep> others) {

  /** Takes the steps of one phase, and tells what came of it. */
  public void clean(CleanupChain chain, CleanupStep.Phase phase, Consumer<ReloadEvent> events) {
    Cleaning cleaning = chain.clean(phase, doomed, others);
    if (!cleaning.cuts().isEmpty()) {
      events.accept(new ReloadEvent.Cleaned(Instant.now(), generation, cleaning.cuts()));
    }
    for (String failure : cleaning.failures()) {
      events.accept(new ReloadEvent.Warned(Instant.now(), 0, failure));
    }
  }
}
