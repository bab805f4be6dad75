// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.cleanup.Cleaning;
import dev.remain.cleanup.CleanupChain;
import dev.remain.event.ReloadEvent;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import dev.remain.teller.Teller;
import java.util.List;

/**
 * What is left to clean up after, in two phases.
 *
 * @param generation the number of the one that was stopped, or 0 if none ran
 * @param others steps that its base carries
 */
public record PendingCleanup(int generation, Doomed doomed, List<CleanupStep> others) {

  /** Takes the steps of one phase, and tells what came of it. */
  public void clean(CleanupChain chain, CleanupStep.Phase phase, Teller teller) {
    Cleaning cleaning = chain.clean(phase, doomed, others);
    if (!cleaning.cuts().isEmpty()) {
      teller.accept(new ReloadEvent.Cleaned(teller.now(), generation, cleaning.cuts()));
    }
    for (String failure : cleaning.failures()) {
      teller.warn(failure);
    }
  }
}
