// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.Outcome;
import dev.remain.event.ReloadEvent;
import dev.remain.event.Status;
import dev.remain.fixtures.Patience;
import dev.remain.watch.WatchPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Who asks for something is told what has become of it. */
class EngineAnswerTest extends RunningEngine {

  private static Outcome await(CompletionStage<Outcome> lifecycle) {
    CompletableFuture<Outcome> answer = lifecycle.toCompletableFuture();
    Patience.await("an answer", answer::isDone);
    return answer.join();
  }

  @Test
  void aRestartIsOverWhenMainWasEntered() {
    start();
    awaitSaid("one in argument");

    assertThat(await(engine.restart("asked for", false)))
        .isEqualTo(new Outcome(Outcome.Kind.STARTED, 2, ""));
    assertThat(await(engine.restart("asked for", true)))
        .isEqualTo(new Outcome(Outcome.Kind.STARTED, 3, ""));
    Status status = engine.status();
    assertThat(status.generation()).isEqualTo(3);
    assertThat(status.latest().cause()).isEqualTo("full restart: asked for");
    assertThat(status.latest().changed()).isEmpty();
    assertThat(status.latest().took()).isPositive();
  }

  @Test
  void whatIsWrittenBeforeItIsAskedForIsPartOfTheAnswer() {
    start();
    awaitSaid("one in argument");
    app.edit("acme.Npc", "one", "two").compile();

    assertThat(await(engine.apply())).isEqualTo(new Outcome(Outcome.Kind.STARTED, 2, ""));
    awaitSaid("two in argument");
    assertThat(engine.status().latest().changed()).containsExactly("acme/Npc.class");
    assertThat(await(engine.apply())).isEqualTo(new Outcome(Outcome.Kind.UNCHANGED, 2, ""));
  }

  @Test
  void aRefreshIsAnAnswer() throws IOException {
    Path page = app.classes().resolve("static/page.txt");
    Files.createDirectories(page.getParent());
    Files.writeString(page, "one");
    start();
    awaitSaid("one in argument");
    Files.writeString(page, "two");

    assertThat(await(engine.apply())).isEqualTo(new Outcome(Outcome.Kind.REFRESHED, 1, ""));
  }

  @Test
  void aRejectedChangeIsAnsweredWithItsReason() {
    hold = Duration.ofMillis(100);
    start();
    awaitSaid("one in argument");
    app.delete("acme.Npc");

    Outcome outcome = await(engine.apply());

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REJECTED);
    assertThat(outcome.generation()).isEqualTo(1);
    assertThat(outcome.problem()).isEqualTo(last(ReloadEvent.Rejected.class).reason());
    assertThat(engine.status().problem()).isEqualTo(outcome.problem());
  }

  @Test
  void aBuildThatIsNeverFinishedIsAnAnswer() {
    hold = Duration.ofMillis(100);
    start();
    awaitSaid("one in argument");
    app.delete("acme.Npc").delete("acme.App");

    Outcome outcome = await(engine.apply());

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    assertThat(outcome.problem()).contains("missing").isEqualTo(engine.status().problem());
  }

  @Test
  void allWhoAskAreAnsweredByOneRestart() {
    start();
    awaitSaid("one in argument");

    CompletionStage<Outcome> first = engine.restart("one", false);
    CompletionStage<Outcome> second = engine.restart("two", false);

    assertThat(await(first).kind()).isEqualTo(Outcome.Kind.STARTED);
    assertThat(await(second).kind()).isEqualTo(Outcome.Kind.STARTED);
  }

  @Test
  void allWhoAskForOneChangeAreAnsweredThoughALaterLookReplacesAnEarlierOne() {
    start();
    awaitSaid("one in argument");
    List<CompletionStage<Outcome>> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      app.edit("acme.Npc", i == 0 ? "one" : "no" + (i - 1), "no" + i).compile();
      for (int j = 0; j < 4; j++) {
        answers.add(engine.apply());
      }
    }

    answers.forEach(answer -> assertThat(await(answer).problem()).isEmpty());
  }

  @Test
  void nobodyWaitsForOneThatIsClosed() {
    start();
    awaitSaid("one in argument");
    engine.close();

    assertThat(await(engine.restart("late", false)))
        .isEqualTo(new Outcome(Outcome.Kind.NOTHING_DONE, 0, "Remain is closed"));
    assertThat(await(engine.apply()).kind()).isEqualTo(Outcome.Kind.NOTHING_DONE);
    assertThat(await(engine.settled()).kind()).isEqualTo(Outcome.Kind.NOTHING_DONE);
    assertThat(await(engine.pause(true)).kind()).isEqualTo(Outcome.Kind.NOTHING_DONE);
    assertThat(await(engine.back()).kind()).isEqualTo(Outcome.Kind.NOTHING_DONE);
  }

  @Test
  void whoWaitsForWhatWasSavedIsAnsweredWhenItRuns() {
    mode = WatchPlan.Mode.EVENTS;
    start();
    awaitSaid("one in argument");
    String before = "one";
    for (int i = 2; i < 6; i++) {
      app.edit("acme.Npc", before, "no" + i).compile();
      before = "no" + i;

      assertThat(await(engine.settled())).isEqualTo(new Outcome(Outcome.Kind.UNCHANGED, i, ""));
    }
    assertThat(await(engine.settled()).generation()).isEqualTo(5);
  }

  @Test
  void whoWaitsIsToldWhatIsWrong() {
    mode = WatchPlan.Mode.EVENTS;
    hold = Duration.ofMillis(500);
    start();
    awaitSaid("one in argument");
    app.delete("acme.Npc");

    Outcome outcome = await(engine.settled());

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    assertThat(outcome.generation()).isEqualTo(1);
    assertThat(outcome.problem()).isEqualTo(last(ReloadEvent.Rejected.class).reason());
    assertThat(await(engine.settled())).isEqualTo(outcome);
  }

  @Test
  void changesWaitWhilePausedAndAreTakenThen() {
    mode = WatchPlan.Mode.EVENTS;
    start();
    awaitSaid("one in argument");
    await(engine.pause(true));
    assertThat(engine.status().waiting()).isEqualTo("paused: changes wait until resume");
    app.edit("acme.Npc", "one", "two").compile();

    assertThat(await(engine.settled()))
        .isEqualTo(new Outcome(Outcome.Kind.NOTHING_DONE, 1, "paused: changes wait until resume"));
    await(engine.restart("asked for", false));
    assertThat(engine.status().generation()).isEqualTo(2);
    assertThat(await(engine.settled()).kind()).isEqualTo(Outcome.Kind.NOTHING_DONE);

    assertThat(await(engine.pause(false))).isEqualTo(new Outcome(Outcome.Kind.UNCHANGED, 3, ""));
    awaitSaid("two in argument");
    assertThat(engine.status().waiting()).isEmpty();
  }
}
