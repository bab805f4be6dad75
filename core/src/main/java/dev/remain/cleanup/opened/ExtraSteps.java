// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Modules;
import dev.remain.hook.CleanupStep;
import java.util.ArrayList;
import java.util.List;

/** The steps that need private parts of the JDK; each does nothing where they are closed. */
public final class ExtraSteps {

  private ExtraSteps() {}

  public static List<CleanupStep> of(LoaderAccess access) {
    List<CleanupStep> steps = new ArrayList<>();
    steps.add(new QueuedTasks());
    steps.add(new TimerTasks());
    steps.add(new ThreadLocals());
    steps.add(new HookLoaders());
    steps.add(new FactorySlots(access));
    if (Modules.has("java.logging")) {
      steps.add(new ConfigurationListeners(access));
    }
    if (Modules.has("java.management")) {
      steps.add(new BeanListeners(access));
    }
    if (Modules.has("java.prefs")) {
      steps.add(new PreferenceListeners(access));
    }
    if (Modules.has("java.rmi")) {
      steps.add(new RemoteObjects(access));
    }
    steps.add(new ClassValues());
    return steps;
  }
}
