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
    List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return areNone(options, Threads.namesOfJvm(), RemainAgent.instrumentation() != null);
  }

  /**
   * The same.
   *
   * @param options of the JVM
   * @param threads of the JVM, by name
   * @param isOurs whether Remain's is there, which may have been attached
   */
  static boolean areNone(List<String> options, List<String> threads, boolean isOurs) {
    return !areAny(options, isOurs) && (isOurs || !threads.contains(Threads.ATTACHED));
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
