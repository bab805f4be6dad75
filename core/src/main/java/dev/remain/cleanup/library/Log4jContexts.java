// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.Doomed;
import java.util.List;

/**
 * Stops the contexts that Log4j 2 made for doomed loaders, if the base has loaded it. Its shutdown
 * hook is left for the end of the base, since the library goes on.
 */
final class Log4jContexts extends LibraryStep {

  private static final String MANAGER = "org.apache.logging.log4j.LogManager";
  private static final String FACTORY = "org.apache.logging.log4j.core.impl.Log4jContextFactory";

  Log4jContexts(LoaderAccess access) {
    super(access, FACTORY);
  }

  @Override
  List<String> clean(Class<?> type, Doomed doomed) throws ReflectiveOperationException {
    Object factory =
        Class.forName(MANAGER, false, doomed.heir()).getMethod("getFactory").invoke(null);
    if (type.isInstance(factory)) {
      for (ClassLoader loader : doomed.loaders()) {
        type.getMethod("shutdown", String.class, ClassLoader.class, boolean.class, boolean.class)
            .invoke(factory, Log4jContexts.class.getName(), loader, false, false);
      }
    }
    return List.of(); // Nobody tells what was there.
  }
}
