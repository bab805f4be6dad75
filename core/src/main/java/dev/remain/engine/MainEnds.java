// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

/** Whose {@code main} has ended, and its end been dealt with. Thread-safe. */
final class MainEnds {

  private volatile int latest;

  /** Called by the restart thread alone. */
  void ended(int generation) {
    latest = Math.max(latest, generation);
  }

  boolean hasEnded(int generation) {
    return latest >= generation;
  }
}
