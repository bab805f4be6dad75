// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

/** Removes doomed listeners for configurations of {@code java.util.logging}. */
final class ConfigurationListeners implements CleanupStep {

  private final LoaderAccess access;

  ConfigurationListeners(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> cuts = new ArrayList<>();
    if (access.haveMet(doomed, "java.util.logging.LogManager")
        && Extra.LOG_LISTENERS.isAvailable()) {
      LogManager manager = LogManager.getLogManager();
      Map<?, ?> listeners = (Map<?, ?>) Internals.LOG_LISTENERS.get(manager);
      for (Object listener : listeners == null ? new Object[0] : listeners.values().toArray()) {
        if (doomed.owns(listener)) {
          manager.removeConfigurationListener((Runnable) listener);
          cuts.add("listener " + Names.of(listener) + " taken from the LogManager");
        }
      }
    }
    return cuts;
  }
}
