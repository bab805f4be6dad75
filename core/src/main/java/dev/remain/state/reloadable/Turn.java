// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

/**
 * Whose targets the proxies are given by their keys, and what becomes of calls. Each change of it
 * is one step: no gate opens or closes, and no target is taken or refused, beside it.
 */
public sealed interface Turn {

  /** The number of the generation that runs, or ran last; 0 before the first. */
  int generation();

  /** It runs: calls of a key wait until it has set a target, and go there. */
  record Running(int generation) implements Turn {}

  /** It is about to be stopped: what it sets is for the calls alone that are on their way in it. */
  record Held(int generation) implements Turn {}

  /**
   * It has ended: calls wait for what the next one sets, or fail where none is expected.
   *
   * @param problem why none is, in words; empty if one is
   */
  record Between(int generation, String problem) implements Turn {}
}
