// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.cleanup.step.Preparing;
import dev.remain.cleanup.step.Remembering;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps in order; one that fails never stops the rest, nor does one of others that hangs.
 * Called on the restart thread, and beside it on the one that cleans up.
 */
public final class CleanupChain {

  /** Steps of others that are at work: one that hangs is passed by until it has ended. */
  private final Set<CleanupStep> busy =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  private final BaseCode code;
  private final List<CleanupStep> steps;
  private final Supplier<List<CleanupStep>> latecomers;
  private @Nullable List<CleanupStep> late;

  /**
   * @param early made before a generation can have changed anything
   * @param late makes those that need not be there before a generation is
   * @param code runs the steps of others
   */
  public CleanupChain(List<CleanupStep> early, Supplier<List<CleanupStep>> late, BaseCode code) {
    this.steps = List.copyOf(early);
    this.latecomers = late;
    this.code = code;
  }

  /** Makes the steps that a start does not wait for, before the first stop would. */
  public void complete() {
    List<CleanupStep> unused = late();
  }

  private synchronized List<CleanupStep> late() {
    if (late == null) {
      late = latecomers.get();
    }
    return late;
  }

  private synchronized List<CleanupStep> made() {
    List<CleanupStep> made = new ArrayList<>(steps);
    if (late != null) {
      made.addAll(late);
    }
    return made;
  }

  /** To be called before each generation, on the thread that cleans up after it. */
  public void entering(ClassLoader next) {
    for (CleanupStep step : made()) {
      if (step instanceof Remembering remembering) {
        remembering.entering();
      }
      if (step instanceof Preparing preparing) {
        preparing.preparing(next);
      }
    }
  }

  /**
   * Takes the steps of one phase.
   *
   * @param others taken before those of the chain
   */
  public Cleaning clean(CleanupStep.Phase phase, Doomed doomed, List<CleanupStep> others) {
    Cleaning.Notes notes = new Cleaning.Notes();
    for (CleanupStep step : others) {
      cleanForOthers(phase, doomed, step, notes);
    }
    for (CleanupStep step : steps) {
      clean(phase, doomed, step, notes);
    }
    for (CleanupStep step : late()) {
      clean(phase, doomed, step, notes);
    }
    return notes.read();
  }

  private void cleanForOthers(
      CleanupStep.Phase phase, Doomed doomed, CleanupStep step, Cleaning.Notes notes) {
    String what = "clean-up " + step.getClass().getName();
    try {
      notes.cut(code.call(what, () -> cut(phase, doomed, step)));
    } catch (BaseCode.Overdue e) {
      notes.failed(String.valueOf(e.getMessage()));
    } catch (Throwable thrown) {
      notes.failed(what + " failed: " + thrown);
    }
  }

  private List<String> cut(CleanupStep.Phase phase, Doomed doomed, CleanupStep step)
      throws Exception {
    if (step.phase() != phase || !busy.add(step)) {
      return List.of();
    }
    try {
      return step.clean(doomed);
    } finally {
      busy.remove(step);
    }
  }

  private static void clean(
      CleanupStep.Phase phase, Doomed doomed, CleanupStep step, Cleaning.Notes notes) {
    try {
      if (step.phase() == phase) {
        notes.cut(step.clean(doomed));
      }
    } catch (Throwable thrown) {
      notes.failed("clean-up " + step.getClass().getSimpleName() + " failed: " + thrown);
    }
  }
}
