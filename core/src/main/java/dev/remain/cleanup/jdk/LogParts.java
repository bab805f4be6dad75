// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.ErrorManager;
import java.util.logging.Filter;
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
  public List<String> clean(Doomed doomed) {
    if (!access.haveMet(doomed, SIGNS)) {
      return List.of();
    }
    LogManager loggers = LogManager.getLogManager();
    List<String> cuts = new ArrayList<>();
    for (String name : Collections.list(loggers.getLoggerNames())) {
      Logger logger = loggers.getLogger(name);
      if (logger != null) {
        clean(logger, doomed, cuts);
      }
    }
    return cuts;
  }

  private static void clean(Logger logger, Doomed doomed, List<String> cuts) {
    String place = " taken from logger \"" + logger.getName() + "\"";
    for (Handler handler : logger.getHandlers()) {
      if (doomed.owns(handler)) {
        logger.removeHandler(handler);
        cuts.add("handler " + Names.of(handler) + place);
      } else {
        clean(handler, doomed, cuts);
      }
    }
    Filter filter = logger.getFilter();
    if (filter != null && doomed.owns(filter)) {
      logger.setFilter(null);
      cuts.add("filter " + Names.of(filter) + place);
    }
    if (doomed.owns(logger.getLevel())) {
      cuts.add("level " + logger.getLevel().getName() + place);
      logger.setLevel(logger.getName().isEmpty() ? Level.INFO : null); // The root must have one.
    }
  }

  private static void clean(Handler handler, Doomed doomed, List<String> cuts) {
    String place = " taken from handler " + Names.of(handler);
    Filter filter = handler.getFilter();
    if (filter != null && doomed.owns(filter)) {
      handler.setFilter(null);
      cuts.add("filter " + Names.of(filter) + place);
    }
    if (doomed.owns(handler.getFormatter())) {
      cuts.add("formatter " + Names.of(handler.getFormatter()) + place);
      handler.setFormatter(new SimpleFormatter());
    }
    if (doomed.owns(handler.getLevel())) {
      cuts.add("level " + handler.getLevel().getName() + place);
      handler.setLevel(Level.ALL);
    }
    if (doomed.owns(handler.getErrorManager())) {
      cuts.add("error manager " + Names.of(handler.getErrorManager()) + place);
      handler.setErrorManager(new ErrorManager());
    }
  }
}
