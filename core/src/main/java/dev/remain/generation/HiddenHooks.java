// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shutdown hooks of a generation that no woven call added, in the JVM's own list. */
final class HiddenHooks {

  private HiddenHooks() {}

  /** Takes them out of the JVM's list; none where it is closed. */
  static List<Thread> take(Generation generation) {
    List<Thread> taken = new ArrayList<>();
    if (!Extra.SHUTDOWN_HOOKS.isAvailable()
        || !(Internals.SHUTDOWN_HOOKS.get(null) instanceof Map<?, ?> hooks)) {
      return taken;
    }
    Doomed doomed = generation.doomed();
    for (Object hook : hooks.keySet().toArray()) {
      if (hook instanceof Thread thread
          && (doomed.owns(thread) || doomed.owns(Internals.task(thread)))
          && ShutdownHooks.isWithdrawn(thread)) {
        taken.add(thread);
      }
    }
    return taken;
  }
}
