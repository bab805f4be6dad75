// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import dev.remain.engine.Engine;
import org.jspecify.annotations.Nullable;

/** What Remain is in this JVM: one engine for a program with a main, or off. Thread-safe. */
public final class Current {

  private static volatile @Nullable Engine engine;
  private static volatile boolean isOff;

  private Current() {}

  /** Null before a program is run, and where Remain is off. */
  public static @Nullable Engine engine() {
    return engine;
  }

  static void engine(Engine running) {
    engine = running;
  }

  /** Whether a program may still be taken over. */
  public static boolean isOpen() {
    return engine == null && !isOff;
  }

  /** Whatever the program asks for, Remain was switched off for this JVM. */
  public static void off() {
    isOff = true;
  }
}
