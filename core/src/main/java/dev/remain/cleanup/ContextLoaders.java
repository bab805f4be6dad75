// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;

/** Gives threads that go on the heir as their context loader where theirs is doomed. */
final class ContextLoaders implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public int clean(Doomed doomed) {
    int cut = 0;
    for (Thread thread : LiveThreads.all()) {
      if (thread != null && doomed.includes(thread.getContextClassLoader())) {
        thread.setContextClassLoader(doomed.heir());
        cut++;
      }
    }
    return cut;
  }
}
