// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.generation.Generation;

/**
 * The next generation, prepared and not yet started.
 *
 * @param cause why, in words
 * @param layer the base it stands on
 * @param afresh whether nothing that was kept outlives the generation before it
 */
record PreparedRestart(
    String cause, NextBaseline next, BaseLayer layer, Generation generation, boolean afresh) {

  /** It will not be started. */
  void discard() {
    next.discard();
    generation.discard();
  }
}
