// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LiveThreads;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;

/** Gives threads that go on the heir as their context loader where theirs is doomed. */
final class ContextLoaders implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> names = new ArrayList<>();
    for (Thread thread : LiveThreads.all()) {
      if (doomed.includes(thread.getContextClassLoader())) {
        thread.setContextClassLoader(doomed.heir());
        names.add(thread.getName());
      }
    }
    return Names.folded("context loader replaced", names);
  }
}
