// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import org.jspecify.annotations.Nullable;

/**
 * The calls through one gate that a thread is in, one within the other: all of them go to the
 * generation that the outermost was let through to. Confined to its thread.
 */
final class CallScope {

  private @Nullable Targets targets;
  private int depth;

  boolean isOver() {
    return depth == 0;
  }

  void begin(Targets admitted) {
    targets = admitted;
  }

  void enter() {
    depth++;
  }

  /** Where calls go; null outside of all of them. */
  @Nullable Targets targets() {
    return targets;
  }

  /** Answers what was left with the outermost call; null if there is one still. */
  @Nullable Targets leave() {
    depth--;
    if (depth > 0) {
      return null;
    }
    Targets left = targets;
    targets = null; // The thread keeps this object, and must keep nothing of a generation.
    return left;
  }
}
