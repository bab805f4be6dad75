// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.beans.Introspector;
import java.util.List;

/**
 * Empties the caches of {@code java.beans}, which hold classes softly. The JDK has one cache for
 * each thread group, and empties that of the caller, so it is done among the generation's threads.
 */
final class BeanCaches implements CleanupStep {

  private static final String SIGN = "java.beans.Introspector";

  private final LoaderAccess access;

  BeanCaches(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.AFTER_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    if (access.haveMet(doomed, SIGN) || access.hasMet(doomed.heir(), SIGN)) {
      for (ClassLoader loader : doomed.loaders()) {
        access.runInGroups(loader, Introspector::flushCaches);
      }
    }
    return List.of(); // Nobody tells what was there.
  }
}
