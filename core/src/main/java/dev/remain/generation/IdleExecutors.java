// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Executors of a generation that no woven call made, found by their threads. One counts as the
 * generation's if it is of a class of the generation, or such a class makes its threads or answers
 * what it refuses; a task that waits in it does not count, since a library runs tasks of others.
 */
final class IdleExecutors {

  private IdleExecutors() {}

  /** None where the JDK's threads are closed. */
  static List<ThreadPoolExecutor> of(Generation generation) {
    List<ThreadPoolExecutor> found = new ArrayList<>();
    if (Extra.IDLE_EXECUTORS.isAvailable()) {
      Doomed doomed = generation.doomed();
      for (Thread thread : generation.threads().alive()) {
        ThreadPoolExecutor executor = Internals.executor(thread);
        if (executor != null && !found.contains(executor) && isOf(doomed, executor)) {
          found.add(executor);
        }
      }
    }
    return found;
  }

  private static boolean isOf(Doomed doomed, ThreadPoolExecutor executor) {
    return doomed.owns(executor)
        || doomed.owns(executor.getThreadFactory())
        || doomed.owns(executor.getRejectedExecutionHandler());
  }
}
