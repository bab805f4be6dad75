// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.engine.inbox.Answer;
import dev.remain.event.Outcome;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AskedTest {

  private final Asked asked = new Asked();

  private CompletableFuture<Outcome> ask(long number) {
    Answer answer = Answer.on(Runnable::run);
    asked.add(number, answer);
    return answer.outcome().toCompletableFuture();
  }

  @Test
  void theLastLookThatIsAppliedAnswersAllThatAskedBeforeIt() {
    CompletableFuture<Outcome> first = ask(1);
    CompletableFuture<Outcome> second = ask(2);
    CompletableFuture<Outcome> later = ask(3);

    asked.applies(1);
    asked.applies(2); // A newer one replaces the first while that is prepared.
    asked.answer(new Outcome(Outcome.Kind.STARTED, 2, ""));

    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(later).isNotDone();
    assertThat(asked.isAnyWaiting()).isTrue();
  }
}
