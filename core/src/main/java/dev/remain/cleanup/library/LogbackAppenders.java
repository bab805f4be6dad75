// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Takes doomed appenders from the loggers of Logback, if the base has loaded it; they would log for
 * the next generation, too. They are not stopped: that runs code of the generation.
 */
final class LogbackAppenders extends LibraryStep {

  private static final String FACTORY = "org.slf4j.LoggerFactory";
  static final String CONTEXT = "ch.qos.logback.classic.LoggerContext";
  private static final String APPENDER = "ch.qos.logback.core.Appender";

  LogbackAppenders(LoaderAccess access) {
    super(access, CONTEXT);
  }

  @Override
  List<String> clean(Class<?> type, Doomed doomed) throws ReflectiveOperationException {
    Object context = context(doomed.heir());
    List<String> cuts = new ArrayList<>();
    if (type.isInstance(context)) {
      for (Object logger : (List<?>) type.getMethod("getLoggerList").invoke(context)) {
        detach(logger, doomed, cuts);
      }
    }
    return cuts;
  }

  /** What SLF4J of the base has its loggers from: Logback's, or another's. */
  static Object context(ClassLoader base) throws ReflectiveOperationException {
    return Class.forName(FACTORY, false, base).getMethod("getILoggerFactory").invoke(null);
  }

  private static void detach(Object logger, Doomed doomed, List<String> cuts)
      throws ReflectiveOperationException {
    Class<?> type = logger.getClass();
    List<Object> all = new ArrayList<>();
    ((Iterator<?>) type.getMethod("iteratorForAppenders").invoke(logger))
        .forEachRemaining(all::add);
    for (Object appender : all) {
      if (doomed.owns(appender)) {
        Class<?> ofAppender = Class.forName(APPENDER, false, type.getClassLoader());
        type.getMethod("detachAppender", ofAppender).invoke(logger, appender);
        Object name = type.getMethod("getName").invoke(logger);
        cuts.add("appender " + Names.of(appender) + " taken from logger \"" + name + "\"");
        forget(logger);
      }
    }
  }

  /** A logger goes on holding its appenders as they were in a copy, until it logs again. */
  static void forget(Object logger) throws IllegalAccessException {
    Object appenders = PrivateField.value(logger, "aai");
    Object list = appenders == null ? null : PrivateField.value(appenders, "appenderList");
    if (list instanceof List<?> copying) {
      Object[] unused = copying.toArray(); // Makes the copy anew.
    }
  }
}
