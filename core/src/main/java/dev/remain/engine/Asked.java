// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.engine.inbox.Answer;
import dev.remain.event.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has asked for changes to be applied, and is not answered yet. A look at the disk answers
 * those that asked before it. Confined to the restart thread.
 */
final class Asked {

  private final List<Waiting> waiting = new ArrayList<>();
  private long applied;

  private record Waiting(long ask, Answer answer) {}

  /**
   * @param ask the number that the watcher gave it; they grow
   */
  void add(long ask, Answer answer) {
    waiting.add(new Waiting(ask, answer));
  }

  boolean isAnyWaiting() {
    return !waiting.isEmpty();
  }

  /** What was found by the look for that request, and for all before it, is being applied. */
  void applies(long ask) {
    applied = Math.max(applied, ask);
  }

  /** What was applied has come to this. */
  void answer(Outcome outcome) {
    waiting.removeIf(
        one -> {
          if (one.ask() <= applied) {
            one.answer().give(outcome);
          }
          return one.ask() <= applied;
        });
  }
}
