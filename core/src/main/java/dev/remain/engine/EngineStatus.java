// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import java.time.Instant;

/**
 * What the engine is at, at one moment.
 *
 * @param generation the latest that was started; 0 before the first
 * @param fingerprint of that generation, 32 hexadecimal digits; empty until it is known
 * @param since when the state began
 * @param problem why the last attempt was rejected or failed; empty if it was neither
 * @param loadersAlive loaders of stopped generations that are still in memory
 */
public record EngineStatus(
    State state,
    int generation,
    String fingerprint,
    Instant since,
    String problem,
    int loadersAlive) {

  /** What is going on. */
  public enum State {
    STARTING,
    RUNNING,
    /** {@code main} threw, and nothing runs. */
    FAILED,
    /** The program ended, and nothing runs. */
    EXITED,
    CLOSED
  }
}
