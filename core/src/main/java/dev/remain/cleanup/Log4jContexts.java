// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops the contexts that Log4j 2 made for doomed loaders, if the base has loaded it. Its shutdown
 * hook is the JVM's, since the library goes on, and is given the heir as its context loader: it is
 * a thread that was never started, so that nobody else finds it.
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
    if (!access.hasMet(base, FACTORY)) {
      return List.of();
    }
    Class<?> type = Class.forName(FACTORY, false, base);
    Object factory = Class.forName(MANAGER, false, base).getMethod("getFactory").invoke(null);
    if (type.isInstance(factory)) {
      for (ClassLoader loader : doomed.loaders()) {
        type.getMethod("shutdown", String.class, ClassLoader.class, boolean.class, boolean.class)
            .invoke(factory, Log4jContexts.class.getName(), loader, false, false);
      }
      Thread hook = hook(type.getMethod("getShutdownCallbackRegistry").invoke(factory));
      if (hook != null && doomed.includes(hook.getContextClassLoader())) {
        hook.setContextClassLoader(base);
      }
    }
    return List.of(); // Nobody tells what was there.
  }

  private static @Nullable Thread hook(Object registry) throws IllegalAccessException {
    for (Field field : registry.getClass().getDeclaredFields()) {
      if (field.getName().equals("shutdownHookRef") && field.trySetAccessible()) {
        return field.get(registry) instanceof Reference<?> reference
                && reference.get() instanceof Thread thread
            ? thread
            : null;
      }
    }
    return null;
  }
}
