// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import java.lang.management.ManagementFactory;

/** Who else may change classes as they are defined. Stateless. */
public final class OtherAgents {

  private OtherAgents() {}

  /** Whether there are none for sure: an agent was neither named at the start nor loaded later. */
  public static boolean areNone() {
    if (ModuleLayer.boot().findModule("java.management").isEmpty()) {
      return false; // A JVM may be made without, and then nobody tells.
    }
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      boolean isAgent =
          option.startsWith("-javaagent:")
              || option.startsWith("-agentpath:")
              || option.startsWith("-agentlib:");
      if (isAgent && !option.startsWith("-agentlib:jdwp") && !isOwn(option)) {
        return false;
      }
    }
    return RemainAgent.instrumentation() != null || !isAttachedTo();
  }

  private static boolean isOwn(String option) {
    return RemainAgent.instrumentation() != null && option.contains("remain");
  }

  /** The JVM's thread for who attaches; it stays. */
  private static boolean isAttachedTo() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] all = new Thread[root.activeCount() + 64];
    for (int i = root.enumerate(all, true) - 1; i >= 0; i--) {
      if (all[i].getName().equals("Attach Listener")) {
        return true;
      }
    }
    return false;
  }
}
