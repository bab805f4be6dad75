// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.request;

import dev.remain.engine.inbox.Answer;
import dev.remain.event.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has asked what becomes of changes, and is not answered yet. A look at the disk answers those
 * that asked before it. Confined to the restart thread.
 */
public final class Asked {

  private final List<Waiting> waiting = new ArrayList<>();
  private long applied;

  private record Waiting(long ask, Answer answer) {}

  /**
   * @param ask the number that the watcher gave it; they grow
   */
  public void add(long ask, Answer answer) {
    waiting.add(new Waiting(ask, answer));
  }

  /** Somebody for whom the disk is to be looked at later. */
  public void add(Answer answer) {
    waiting.add(new Waiting(Long.MAX_VALUE, answer));
  }

  /** For that one it is looked at now. */
  public void looks(long ask, Answer answer) {
    waiting.removeIf(one -> one.answer().equals(answer));
    add(ask, answer);
  }

  public boolean isAnyWaiting() {
    return !waiting.isEmpty();
  }

  /** What was found by the look for that request, and for all before it, is being applied. */
  public void applies(long ask) {
    applied = Math.max(applied, ask);
  }

  /** What was applied has come to this. */
  public void answer(Outcome outcome) {
    waiting.removeIf(
        one -> {
          if (one.ask() <= applied) {
            one.answer().give(outcome);
          }
          return one.ask() <= applied;
        });
  }
}
