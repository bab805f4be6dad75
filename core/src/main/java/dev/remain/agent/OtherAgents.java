// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import dev.remain.thread.Threads;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Who else may change classes as they are defined. Stateless. */
public final class OtherAgents {

  private static final List<String> KINDS = List.of("-javaagent:", "-agentpath:", "-agentlib:");

  private OtherAgents() {}

  /** Whether there are none for sure: an agent was neither named at the start nor loaded later. */
  public static boolean areNone() {
    if (ModuleLayer.boot().findModule("java.management").isEmpty()) {
      return false; // A JVM may be made without, and then nobody tells.
    }
    boolean isOurs = RemainAgent.instrumentation() != null;
    List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return !areAny(options, isOurs) && (isOurs || !Threads.namesOfJvm().contains(Threads.ATTACHED));
  }

  /**
   * Whether options of the JVM name some.
   *
   * @param isOurs whether Remain's is there
   */
  static boolean areAny(List<String> options, boolean isOurs) {
    for (String option : options) {
      boolean isAgent = KINDS.stream().anyMatch(option::startsWith);
      boolean isKnown =
          option.startsWith("-agentlib:jdwp") || (isOurs && option.contains("remain-core"));
      if (isAgent && !isKnown) {
        return true;
      }
    }
    return false;
  }
}
