// SPDX-License-Identifier: Apache-2.0
package dev.remain.management;

import dev.remain.engine.Engine;
import dev.remain.thread.Threads;
import java.util.function.Consumer;

/**
 * Shows what Remain is at to consoles, from the moment when the first may be there. Whether one is
 * shows in the threads of the JVM itself, so that a look wakes nothing. Stateless.
 */
public final class Management {

  /** Those of a JVM that was started with {@code com.sun.management.jmxremote.port}. */
  private static final String REMOTE = "RMI TCP Accept-";

  private Management() {}

  /** Whether a console may be there. */
  public static boolean isWanted() {
    for (String name : Threads.namesOfJvm()) {
      if (name.equals(Threads.ATTACHED) || name.startsWith(REMOTE)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes the bean, if this JVM has management.
   *
   * @param warnings told why it cannot, in a sentence
   */
  public static void show(Engine engine, Consumer<String> warnings) {
    if (ModuleLayer.boot().findModule("java.management").isPresent()) {
      try {
        ManagedStatus.register(engine);
      } catch (Exception | LinkageError e) {
        warnings.accept("consoles do not see what Remain is at: " + e);
      }
    }
  }
}
