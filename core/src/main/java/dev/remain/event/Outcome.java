// SPDX-License-Identifier: Apache-2.0
package dev.remain.event;

/**
 * What became of a request to restart, or to apply what has changed. Immutable.
 *
 * @param generation that runs now, or ran last; 0 if none ever did
 * @param problem in words, why it was rejected or failed, now or when it was tried, or why nothing
 *     was done; else empty
 * @since 0.1
 */
public record Outcome(Kind kind, int generation, String problem) {

  /** What became of it. */
  public enum Kind {
    /** {@code main} of a new generation was entered. */
    STARTED,
    /** Resources were refreshed, and listeners told; no restart was needed. */
    REFRESHED,
    /** The disk is what runs, or what was rejected or has failed before. */
    UNCHANGED,
    /** The next generation could not be prepared: what ran before was not touched. */
    REJECTED,
    /** What ran before was stopped, and the next one could not be entered: nothing runs. */
    FAILED,
    /** Remain is off, or closed, or the caller's generation is being stopped. */
    NOTHING_DONE
  }
}
