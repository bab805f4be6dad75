// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.Outcome;
import dev.remain.event.ReloadEvent;
import dev.remain.event.Status;
import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.Patience;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A program whose start fails is followed by the one that ran before. */
class EngineBackTest extends RunningEngine {

  @BeforeEach
  void failsWhereAsked() {
    app.source(
            "acme.App",
            APP.replace("new java.util.concurrent", "Npc.check(); new java.util.concurrent"))
        .source("acme.Npc", npc("one"))
        .compile();
    goesBack = true;
  }

  private static String npc(String name) {
    return """
    class Npc {
      static String NAME() { return "%s"; }
      static void check() {
        if (NAME().startsWith("bad") || Boolean.getBoolean("engine.broken")) {
          throw new IllegalStateException(NAME());
        }
      }
    }
    """
        .formatted(name);
  }

  private void save(String name) {
    app.source("acme.Npc", npc(name)).compile();
    apply();
  }

  private Outcome back() {
    CompletableFuture<Outcome> answer = engine.back().toCompletableFuture();
    Patience.await("an answer", answer::isDone);
    return answer.join();
  }

  private List<String> causes() {
    return of(ReloadEvent.Started.class).stream()
        .map(started -> started.generation() + " " + started.cause() + " = " + started.sameAs())
        .toList();
  }

  @Test
  void whatRanBeforeRunsAgainAndTheFixIsTriedAsAlways() {
    start();
    awaitSaid("one in argument");
    System.clearProperty("engine.test");

    save("bad");
    await(ReloadEvent.Started.class, 3);

    awaitSaid("one in argument");
    assertThat(last(ReloadEvent.Failed.class).generation()).isEqualTo(2);
    assertThat(last(ReloadEvent.Failed.class).follows())
        .isEqualTo("going back to what gen 1 was: fix and save");
    assertThat(causes()).last().isEqualTo("3 again what gen 1 was = 1");
    Status status = engine.status();
    assertThat(status.state()).isEqualTo(Status.State.RUNNING);
    assertThat(status.generation()).isEqualTo(3);
    assertThat(status.problem()).startsWith("java.lang.IllegalStateException: bad");
    assertThat(status.fingerprint()).isEqualTo(of(ReloadEvent.Started.class).get(0).fingerprint());

    save("three");
    await(ReloadEvent.Started.class, 4);
    awaitSaid("three in argument");
    assertThat(last(ReloadEvent.Started.class).cause())
        .isEqualTo("1 of 2 classes changed (acme/Npc.class)");
    assertThat(engine.status().problem()).isEmpty();
  }

  @Test
  void whatHasFailedIsNotTakenForAChange() {
    start();
    awaitSaid("one in argument");
    save("bad");
    await(ReloadEvent.Started.class, 3);

    CompletableFuture<Outcome> look = engine.apply().toCompletableFuture();
    Patience.await("an answer", look::isDone);
    restart("asked for");
    await(ReloadEvent.Started.class, 4);

    assertThat(of(ReloadEvent.Changed.class)).hasSize(1);
    assertThat(look.join())
        .isEqualTo(new Outcome(Outcome.Kind.UNCHANGED, 3, engine.status().problem()));
    assertThat(causes()).last().isEqualTo("4 asked for = 1");
    assertThat(engine.status().problem()).startsWith("java.lang.IllegalStateException: bad");
  }

  @Test
  void theFixMayBeWhatRunsAlready() {
    start();
    awaitSaid("one in argument");
    save("bad");
    await(ReloadEvent.Started.class, 3);

    save("one");
    await(ReloadEvent.Started.class, 4);

    assertThat(causes()).last().isEqualTo("4 1 of 2 classes changed (acme/Npc.class) = 1");
    assertThat(engine.status().problem()).isEmpty();
  }

  @Test
  void whatFailsAsItIsPutBackIsNotPutBackAgain() {
    start();
    awaitSaid("one in argument");
    System.setProperty("engine.broken", "true");
    try {
      save("two");
      await(ReloadEvent.Failed.class, 2);
      Patience.await("rest", () -> engine.status().state() == Status.State.FAILED);
    } finally {
      System.clearProperty("engine.broken");
    }
    assertThat(of(ReloadEvent.Started.class)).hasSize(3);
    assertThat(last(ReloadEvent.Failed.class).generation()).isEqualTo(3);
    assertThat(last(ReloadEvent.Failed.class).follows()).isEmpty();

    save("four");
    await(ReloadEvent.Started.class, 4);
    awaitSaid("four in argument");
  }

  @Test
  void withoutTheSettingItIsWaitedForAndGoneBackToOnRequest() {
    goesBack = false;
    start();
    awaitSaid("one in argument");
    save("bad");
    await(ReloadEvent.Failed.class, 1);
    Patience.await("rest", () -> engine.status().state() == Status.State.FAILED);
    assertThat(last(ReloadEvent.Failed.class).follows()).isEmpty();

    assertThat(back()).isEqualTo(new Outcome(Outcome.Kind.STARTED, 3, ""));
    assertThat(causes()).last().isEqualTo("3 again what gen 1 was = 1");
    assertThat(back())
        .isEqualTo(
            new Outcome(
                Outcome.Kind.NOTHING_DONE,
                3,
                "there is no earlier program on the same jars that ran well"));
  }

  @Test
  void goingBackTwiceIsWhereOneWas() {
    goesBack = false;
    start();
    awaitSaid("one in argument");
    save("two");
    await(ReloadEvent.Started.class, 2);
    awaitSaid("two in argument");

    assertThat(back().generation()).isEqualTo(3);
    awaitSaid("one in argument");
    assertThat(back().generation()).isEqualTo(4);
    awaitSaid("two in argument");
    assertThat(causes()).endsWith("3 again what gen 1 was = 1", "4 again what gen 2 was = 2");
  }

  @Test
  void thereIsNoWayBackToOtherJars() {
    jar = directory.resolve("lib.jar");
    AppJar.empty().entry("one.txt", new byte[1]).writeTo(jar);
    start();
    awaitSaid("one in argument");
    AppJar.empty().entry("two.txt", new byte[2]).writeTo(jar);

    save("bad");
    await(ReloadEvent.Failed.class, 1);
    Patience.await("rest", () -> engine.status().state() == Status.State.FAILED);

    assertThat(last(ReloadEvent.Failed.class).follows()).isEmpty();
    assertThat(back().kind()).isEqualTo(Outcome.Kind.NOTHING_DONE);
  }
}
