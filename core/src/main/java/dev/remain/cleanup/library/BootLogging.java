// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.Doomed;
import java.util.List;

/**
 * Resets Logback's context, if the base has it and a Spring Boot that goes has configured it: its
 * appenders have parts of Boot's own, and the next Boot configures it from the beginning.
 */
final class BootLogging extends LibraryStep {

  private static final String FACTORY = "org.slf4j.LoggerFactory";
  private static final String CONTEXT = "ch.qos.logback.classic.LoggerContext";
  private static final String BOOT =
      "org.springframework.boot.logging.logback.LogbackLoggingSystem";

  private final LoaderAccess access;

  BootLogging(LoaderAccess access) {
    super(access, CONTEXT);
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

  private static List<String> reset(Class<?> type, Doomed doomed)
      throws ReflectiveOperationException {
    Object context =
        Class.forName(FACTORY, false, doomed.heir()).getMethod("getILoggerFactory").invoke(null);
    if (!type.isInstance(context)) {
      return List.of();
    }
    type.getMethod("reset").invoke(context);
    for (Object logger : (List<?>) type.getMethod("getLoggerList").invoke(context)) {
      LogbackAppenders.forget(logger);
    }
    return List.of("Logback reset, as Spring Boot configures it anew");
  }
}
