// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.Collections;
import java.util.List;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Takes doomed handlers, filters and levels from the loggers of {@code java.util.logging}, and
 * doomed parts from handlers that stay; they would log for the next generation, too. Handlers are
 * not closed: that runs code of the generation. To ask for the loggers reads the configuration,
 * from where a program may want to say first; so it is done only if the doomed one has logged.
 */
final class LogParts implements CleanupStep {

  private static final String[] SIGNS = {
    "java.util.logging.Logger",
    "java.util.logging.LogManager",
    "java.util.logging.Handler",
    "java.util.logging.StreamHandler",
    "java.util.logging.ConsoleHandler",
    "java.util.logging.FileHandler",
    "java.util.logging.MemoryHandler",
    "java.util.logging.SocketHandler",
    "java.util.logging.Filter",
    "java.util.logging.Formatter",
    "java.util.logging.SimpleFormatter",
    "java.util.logging.XMLFormatter",
    "java.util.logging.Level",
  };

  private final LoaderAccess access;

  LogParts(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public int clean(Doomed doomed) {
    if (!access.haveMet(doomed, SIGNS)) {
      return 0;
    }
    LogManager loggers = LogManager.getLogManager();
    List<String> names = Collections.list(loggers.getLoggerNames());
    int cut = 0;
    for (String name : names) {
      Logger logger = loggers.getLogger(name);
      cut += logger == null ? 0 : clean(logger, doomed);
    }
    return cut;
  }

  private static int clean(Logger logger, Doomed doomed) {
    int cut = 0;
    for (Handler handler : logger.getHandlers()) {
      if (doomed.owns(handler)) {
        logger.removeHandler(handler);
        cut++;
      } else {
        cut += clean(handler, doomed);
      }
    }
    if (doomed.owns(logger.getFilter())) {
      logger.setFilter(null);
      cut++;
    }
    if (doomed.owns(logger.getLevel())) {
      logger.setLevel(logger.getName().isEmpty() ? Level.INFO : null); // The root must have one.
      cut++;
    }
    return cut;
  }

  private static int clean(Handler handler, Doomed doomed) {
    int cut = 0;
    if (doomed.owns(handler.getFilter())) {
      handler.setFilter(null);
      cut++;
    }
    if (doomed.owns(handler.getFormatter())) {
      handler.setFormatter(new SimpleFormatter());
      cut++;
    }
    if (doomed.owns(handler.getLevel())) {
      handler.setLevel(Level.ALL);
      cut++;
    }
    if (doomed.owns(handler.getErrorManager())) {
      handler.setErrorManager(new ErrorManager());
      cut++;
    }
    return cut;
  }
}
