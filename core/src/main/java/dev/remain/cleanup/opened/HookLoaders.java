// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives the JVM's shutdown hooks that stay the heir as their context loader. The JDK makes some of
 * its own on whatever thread first needs them. Hooks of the generation itself ran when it stopped.
 */
final class HookLoaders implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> names = new ArrayList<>();
    if (!Extra.SHUTDOWN_HOOKS.isAvailable()) {
      return names;
    }
    Map<?, ?> hooks = (Map<?, ?>) Internals.SHUTDOWN_HOOKS.get(null);
    if (hooks != null) { // Null once the JVM ends.
      for (Object hook : hooks.keySet().toArray()) {
        if (hook instanceof Thread thread && doomed.includes(thread.getContextClassLoader())) {
          thread.setContextClassLoader(doomed.heir());
          names.add(thread.getName());
        }
      }
    }
    return Names.folded("context loader of shutdown hook replaced", names);
  }
}
