// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Preparing;
import dev.remain.hook.Doomed;
import java.util.List;

/**
 * Resets Logback's context, if the base has it and a Spring Boot that goes has configured it, whose
 * parts its appenders have. It is configured for the next generation as Logback does it when its
 * first logger is asked for, though a little earlier: before {@code main}. A Boot there configures
 * it once more. Confined to the restart thread.
 */
final class BootLogging extends LibraryStep implements Preparing {

  private static final String BOOT =
      "org.springframework.boot.logging.logback.LogbackLoggingSystem";

  private static final String INITIALIZER = "ch.qos.logback.classic.util.ContextInitializer";

  private final LoaderAccess access;
  private boolean isReset;

  BootLogging(LoaderAccess access) {
    super(access, LogbackAppenders.CONTEXT);
    this.access = access;
  }

  @Override
  List<String> clean(Class<?> type, Doomed doomed) throws ReflectiveOperationException {
    for (ClassLoader loader : doomed.loaders()) {
      Class<?> boot = access.met(loader, BOOT);
      if (boot != null && doomed.loaders().contains(boot.getClassLoader())) {
        return reset(type, doomed);
      }
    }
    return List.of();
  }

  private List<String> reset(Class<?> type, Doomed doomed) throws ReflectiveOperationException {
    Object context = LogbackAppenders.context(doomed.heir());
    if (!type.isInstance(context)) {
      return List.of();
    }
    type.getMethod("reset").invoke(context);
    for (Object logger : (List<?>) type.getMethod("getLoggerList").invoke(context)) {
      LogbackAppenders.forget(logger);
    }
    isReset = true;
    return List.of("configuration of Logback by Spring Boot reset");
  }

  @Override
  public void preparing(ClassLoader next) {
    if (isReset) {
      isReset = false;
      access.runAmong(next, () -> configure(next.getParent()));
    }
  }

  private void configure(ClassLoader base) {
    try {
      Class<?> type = access.met(base, LogbackAppenders.CONTEXT);
      Object context = type == null ? null : LogbackAppenders.context(base);
      if (type != null && type.isInstance(context)) {
        Class<?> initializer = Class.forName(INITIALIZER, true, base);
        Object one = initializer.getConstructor(type).newInstance(context);
        Object unused = initializer.getMethod("autoConfig").invoke(one);
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      // Logback says itself what is wrong with a configuration.
    }
  }
}
