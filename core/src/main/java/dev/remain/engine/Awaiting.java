// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.engine.inbox.Answer;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.request.Asked;
import dev.remain.engine.request.HeldRejection;
import dev.remain.engine.request.Pause;
import dev.remain.event.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to know what becomes of what was saved until they asked: first all of it is compiled,
 * then the disk is looked at, then what was found is applied. Confined to the restart thread.
 */
final class Awaiting {

  private final EngineContext context;
  private final Restarter restarter;
  private final HeldRejection held;
  private final Pause pause;
  private final Asked ofChanges;
  private final Asked asked = new Asked();

  /** What the last change was a difference from, if it was applied. */
  private @Nullable Baseline applied;

  /**
   * @param ofChanges who has asked for changes, and is answered here when none come
   */
  Awaiting(
      EngineContext context,
      Restarter restarter,
      HeldRejection held,
      Pause pause,
      Asked ofChanges) {
    this.context = context;
    this.restarter = restarter;
    this.held = held;
    this.pause = pause;
    this.ofChanges = ofChanges;
  }

  void ask(Message.Awaited awaited) {
    Answer answer = awaited.answer();
    if (restarter.isBlind()) {
      answer.give(restarter.outcome(Outcome.Kind.NOTHING_DONE, Restarter.BLIND));
      return;
    }
    if (!awaited.isCompiled()) {
      asked.add(answer);
      Runnable then = () -> context.inbox().put(new Message.Awaited(answer, true));
      if (restarter.watching().afterSaves(then)) {
        return;
      }
    }
    asked.looks(restarter.watching().look(), answer);
  }

  /** These changes are being applied, and not too late. */
  void applies(Baseline against) {
    applied = against;
  }

  /** Changes came that were of another program than runs: what is left of them is told again. */
  void dropped() {
    applied = null;
  }

  /** All is told of, and what was told of is done. */
  void looked(Message.Looked looked) {
    Baseline against = looked.against();
    if (against.is(restarter.baseline()) || against.is(applied)) {
      asked.applies(looked.ask());
      ofChanges.applies(looked.ask());
      answer();
      answer(ofChanges);
    } else {
      long unused = restarter.watching().look();
    }
  }

  /** Answers those for whom all is done, unless the rest of a build may still mend it. */
  void answer() {
    answer(asked);
  }

  private void answer(Asked those) {
    if (!held.isHeld()) {
      those.answer(
          pause.isAnyWaiting()
              ? restarter.outcome(Outcome.Kind.NOTHING_DONE, Pause.WORDS)
              : restarter.outcome(Outcome.Kind.UNCHANGED, context.board().problem()));
    }
  }

  void close(Outcome closed) {
    asked.applies(Long.MAX_VALUE);
    asked.answer(closed);
  }
}
