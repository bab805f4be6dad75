// SPDX-License-Identifier: Apache-2.0
package dev.remain.hook;

/**
 * What an application wants done before its generation is stopped.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface StopHook {

  /**
   * Called on a thread of its own, in reverse order of registration, and interrupted when its time
   * is over.
   *
   * @throws Exception told to the user; the other hooks run all the same
   */
  void stop() throws Exception;
}
