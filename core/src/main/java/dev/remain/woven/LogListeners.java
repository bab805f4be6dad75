// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What listens to logging, and how it is configured, which is as it was when a generation ends that
 * changed it; apart, since a JVM may be made without it.
 */
public final class LogListeners {

  private LogListeners() {}

  /** For {@link Logger#addHandler}: a bridge that a library installs is there once. */
  public static void addHandler(Logger logger, Handler handler) {
    logger.addHandler(handler);
    if (handler != null) {
      Calls.receiver().registered(handler, own -> logger.removeHandler((Handler) own));
    }
  }

  /** For {@link LogManager#addConfigurationListener}. */
  public static LogManager addConfigurationListener(LogManager manager, Runnable listener) {
    LogManager answer = manager.addConfigurationListener(listener);
    Calls.receiver()
        .registered(listener, own -> manager.removeConfigurationListener((Runnable) own));
    return answer;
  }

  private static final class LevelOf extends Former {
    private final Logger logger;
    private final @Nullable Level level;

    LevelOf(Logger logger) {
      super("level of logger " + logger.getName());
      this.logger = logger;
      this.level = logger.getLevel();
    }

    @Override
    void putBack() {
      logger.setLevel(level);
    }
  }

  private static final class ParentsOf extends Former {
    private final Logger logger;
    private final boolean uses;

    ParentsOf(Logger logger) {
      super("parents of logger " + logger.getName());
      this.logger = logger;
      this.uses = logger.getUseParentHandlers();
    }

    @Override
    void putBack() {
      logger.setUseParentHandlers(uses);
    }
  }

  /** Of those that were there before. */
  private static final class Removed extends Former {
    private final Logger logger;
    private final Handler handler;

    Removed(Logger logger, Handler handler) {
      super(handler);
      this.logger = logger;
      this.handler = handler;
    }

    @Override
    void putBack() {
      if (!has(logger, handler)) {
        logger.addHandler(handler);
      }
    }
  }

  private static final class LevelOfHandler extends Former {
    private final Handler handler;
    private final Level level;

    LevelOfHandler(Handler handler) {
      super("level of handler " + System.identityHashCode(handler));
      this.handler = handler;
      this.level = handler.getLevel();
    }

    @Override
    void putBack() {
      handler.setLevel(level);
    }
  }

  private static final class FormatterOf extends Former {
    private final Handler handler;
    private final Formatter formatter;

    FormatterOf(Handler handler) {
      super("formatter of handler " + System.identityHashCode(handler));
      this.handler = handler;
      this.formatter = handler.getFormatter();
    }

    @Override
    void putBack() {
      handler.setFormatter(formatter);
    }
  }

  /** All of it, as it is read when a JVM logs for the first time. */
  private static final class Configuration extends Former {
    Configuration() {
      super("configuration of logging");
    }

    @Override
    void putBack() throws IOException {
      LogManager.getLogManager().readConfiguration();
    }
  }

  private static boolean has(Logger logger, Handler handler) {
    return Arrays.asList(logger.getHandlers()).contains(handler);
  }

  /** Those of the program itself end with it. */
  private static boolean isOfRoot(Handler handler) {
    Logger root = Logger.getLogger("");
    return has(root, handler);
  }

  /** For {@link Logger#setLevel}. */
  public static void setLevel(Logger logger, Level level) {
    new LevelOf(logger).keep();
    logger.setLevel(level);
  }

  /** For {@link Logger#setUseParentHandlers}. */
  public static void setUseParentHandlers(Logger logger, boolean uses) {
    new ParentsOf(logger).keep();
    logger.setUseParentHandlers(uses);
  }

  /** For {@link Logger#removeHandler}. */
  public static void removeHandler(Logger logger, Handler handler) {
    if (handler != null && has(logger, handler)) {
      new Removed(logger, handler).keep();
    }
    logger.removeHandler(handler);
  }

  /** For {@link Handler#setLevel}. */
  public static void setLevel(Handler handler, Level level) {
    if (isOfRoot(handler)) {
      new LevelOfHandler(handler).keep();
    }
    handler.setLevel(level);
  }

  /** For {@link Handler#setFormatter}. */
  public static void setFormatter(Handler handler, Formatter formatter) {
    if (isOfRoot(handler)) {
      new FormatterOf(handler).keep();
    }
    handler.setFormatter(formatter);
  }

  /** For {@link LogManager#reset}. */
  public static void reset(LogManager manager) {
    new Configuration().keep();
    manager.reset();
  }

  /** For {@link LogManager#readConfiguration()}. */
  public static void readConfiguration(LogManager manager) throws IOException {
    new Configuration().keep();
    manager.readConfiguration();
  }

  /** For {@link LogManager#readConfiguration(InputStream)}. */
  public static void readConfiguration(LogManager manager, InputStream in) throws IOException {
    new Configuration().keep();
    manager.readConfiguration(in);
  }
}
