// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.List;

/**
 * Stops the contexts that Log4j 2 made for doomed loaders, if the base has loaded it. Its shutdown
 * hook is left for the end of the base, since the library goes on.
 */
final class Log4jContexts implements CleanupStep {

  private static final String MANAGER = "org.apache.logging.log4j.LogManager";
  private static final String FACTORY = "org.apache.logging.log4j.core.impl.Log4jContextFactory";

  private final LoaderAccess access;

  Log4jContexts(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws ReflectiveOperationException {
    ClassLoader base = doomed.heir();
    Class<?> type = access.met(base, FACTORY);
    if (type == null) {
      return List.of();
    }
    Object factory = Class.forName(MANAGER, false, base).getMethod("getFactory").invoke(null);
    if (type.isInstance(factory)) {
      for (ClassLoader loader : doomed.loaders()) {
        type.getMethod("shutdown", String.class, ClassLoader.class, boolean.class, boolean.class)
            .invoke(factory, Log4jContexts.class.getName(), loader, false, false);
      }
    }
    return List.of(); // Nobody tells what was there.
  }
}
