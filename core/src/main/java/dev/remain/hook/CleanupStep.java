// SPDX-License-Identifier: Apache-2.0
package dev.remain.hook;

/** Cuts one kind of reference from the JDK or a library to doomed loaders. */
public interface CleanupStep {

  /** When a step is taken. */
  enum Phase {
    /** Before the next generation starts, since it would meet what is left. */
    BEFORE_START,
    /** Beside the next generation: only the collector minds. */
    AFTER_START
  }

  Phase phase();

  /**
   * Cuts what it finds, and touches nothing else.
   *
   * @return how many references it cut
   * @throws Exception told to the user; the other steps are taken all the same
   */
  int clean(Doomed doomed) throws Exception;
}
