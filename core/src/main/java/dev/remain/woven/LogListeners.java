// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** What listens to logging, and to its configuration; apart, since a JVM may be made without it. */
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
}
