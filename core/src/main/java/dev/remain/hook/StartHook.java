// SPDX-License-Identifier: Apache-2.0
package dev.remain.hook;

/**
 * What code that stays wants done once a generation was entered.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface StartHook {

  /**
   * Called on a thread of its own beside the program, and interrupted when {@code stop-timeout} is
   * over.
   *
   * @param generation the number of the generation that runs now
   * @throws Exception told to the user; the other hooks run all the same
   */
  void started(int generation) throws Exception;
}
