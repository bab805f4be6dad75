// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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
  private final @Nullable LoaderAccess access;
  private @Nullable List<CleanupStep> late;

  /**
   * @param code runs the steps of others
   */
  public CleanupChain(List<CleanupStep> steps, BaseCode code) {
    this(steps, null, code);
  }

  private CleanupChain(List<CleanupStep> steps, @Nullable LoaderAccess access, BaseCode code) {
    this.steps = List.copyOf(steps);
    this.access = access;
    this.code = code;
  }

  /** The steps for what the JDK holds. To be made before a generation can have changed anything. */
  public static CleanupChain ofJdk(LoaderAccess access, BaseCode code) {
    List<CleanupStep> steps = new ArrayList<>();
    steps.add(new StandardStreams());
    steps.add(new DefaultUncaughtHandler());
    steps.add(new NetworkDefaults(access));
    steps.add(new RegionalDefaults(access));
    return new CleanupChain(steps, access, code);
  }

  /** Those that need not be there before a generation is. */
  private static List<CleanupStep> late(LoaderAccess access) {
    List<CleanupStep> steps = new ArrayList<>();
    steps.add(new UncaughtHandlers());
    if (ExtraSteps.has("java.management")) {
      steps.add(new ManagedBeans());
    }
    if (ExtraSteps.has("java.sql")) {
      steps.add(new DatabaseDrivers(access));
    }
    if (ExtraSteps.has("java.logging")) {
      steps.add(new LogParts(access));
    }
    steps.add(new SecurityProviders(access));
    steps.add(new SystemProperties());
    steps.add(new ContextLoaders()); // After all that may run code of the generation.
    steps.add(new ResourceBundles());
    if (ExtraSteps.has("java.sql")) {
      steps.add(new DriverLog(access));
    }
    steps.add(new TlsDefaults(access));
    steps.add(new LoginConfiguration(access));
    steps.add(new LibraryHooks(access));
    steps.add(new MemoryDatabases(access));
    steps.add(new SecurityPolicies(access));
    steps.add(new RecordMethods(access));
    if (ExtraSteps.has("java.desktop")) {
      steps.add(new ImageProviders(access));
      steps.add(new BeanCaches(access));
      steps.add(new EditorKits(access));
      steps.add(new WindowListeners(access));
      steps.add(new WindowDefaults(access));
    }
    steps.add(new LibraryCaches(access));
    steps.add(new LogbackAppenders(access));
    steps.add(new Log4jContexts(access));
    steps.add(new Meters(access));
    steps.addAll(ExtraSteps.of(access));
    return steps;
  }

  /** Makes the steps that a start does not wait for, before the first stop would. */
  public void complete() {
    List<CleanupStep> unused = late();
  }

  private synchronized List<CleanupStep> late() {
    if (late == null) {
      late = access == null ? List.of() : late(access);
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
