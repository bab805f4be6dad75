// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

/** Whose {@code main} has ended, and its end been dealt with. Thread-safe. */
public final class MainCompletion {

  private volatile int latest;

  /** Called by the restart thread alone. */
  public void ended(int generation) {
    latest = Math.max(latest, generation);
  }

  public boolean hasEnded(int generation) {
    return latest >= generation;
  }
}
