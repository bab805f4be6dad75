// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LiveThreads;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes doomed handlers of uncaught exceptions from single threads that go on; their group then
 * answers for them, as it did before. A pool's thread would tell the next generation's failures to
 * the old one.
 */
final class UncaughtHandlers implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> names = new ArrayList<>();
    for (Thread thread : LiveThreads.all()) {
      if (hasDoomed(thread, doomed)) {
        thread.setUncaughtExceptionHandler(null);
        names.add(thread.getName());
      }
    }
    return Names.folded("uncaught-exception handler removed", names);
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean hasDoomed(Thread thread, Doomed doomed) {
    Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
    return handler != thread.getThreadGroup() && doomed.owns(handler);
  }
}
