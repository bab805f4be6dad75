// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.logging.LogManager;

/** Listeners to the log configuration; apart, since a JVM may be made without it. */
public final class LogListeners {

  private LogListeners() {}

  /** For {@link LogManager#addConfigurationListener}. */
  public static LogManager addConfigurationListener(LogManager manager, Runnable listener) {
    LogManager answer = manager.addConfigurationListener(listener);
    Calls.receiver()
        .registered(listener, own -> manager.removeConfigurationListener((Runnable) own));
    return answer;
  }
}
