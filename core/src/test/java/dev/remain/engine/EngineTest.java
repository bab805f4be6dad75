// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import dev.remain.event.Status;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.GcAssert;
import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From a change to the program that runs. */
class EngineTest extends RunningEngine {

  private String page() throws IOException {
    try (InputStream in = engine.running().loader().getResourceAsStream("static/page.txt")) {
      return in == null ? "absent" : new String(in.readAllBytes());
    }
  }

  @Test
  void aResourceThatIsMissingForAMomentIsAnsweredAsItLastWas() throws IOException {
    Path file = app.classes().resolve("static/page.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "one");
    start();
    awaitSaid("one in argument");
    Files.writeString(file, "two");
    poke(ReloadEvent.Refreshed.class, 1);

    Files.delete(file);
    assertThat(page()).isEqualTo("two");
    poke(ReloadEvent.Refreshed.class, 2);

    assertThat(page()).isEqualTo("absent");
  }

  @Test
  void anEditRestartsAndTheOldLoaderIsCollected() {
    start();
    awaitSaid("one in argument");

    app.edit("acme.Npc", "one", "two").compile();
    poke(ReloadEvent.Started.class, 2);
    awaitSaid("two in argument");

    ReloadEvent.Started started = last(ReloadEvent.Started.class);
    assertThat(started.generation()).isEqualTo(2);
    assertThat(started.cause()).isEqualTo("1 of 2 classes changed (acme/Npc.class)");
    assertThat(started.phases())
        .extracting(ReloadEvent.Phase::name)
        .containsExactly("quiet", "prepare", "stop", "clean", "start");
    assertThat(engine.status().state()).isEqualTo(Status.State.RUNNING);
    awaitCollected(1);
  }

  @Test
  void theSameProgramIsRunAgainOnRequest() {
    start();
    awaitSaid("one in argument");
    System.clearProperty("engine.test");

    restart("asked for");

    awaitSaid("one in argument");
    await(ReloadEvent.Started.class, 2);
    ReloadEvent.Started started = last(ReloadEvent.Started.class);
    assertThat(started.generation()).isEqualTo(2);
    assertThat(started.cause()).isEqualTo("asked for");
    assertThat(started.sameAs()).isEqualTo(1);
    awaitCollected(1);

    app.edit("acme.Npc", "one", "two").compile();
    poke(ReloadEvent.Started.class, 3);
    awaitSaid("two in argument");
  }

  @Test
  void manyRestartsLeaveNoLoaderNoThreadAndNoFailure() {
    start();
    awaitSaid("one in argument");
    String now = "one";
    for (int round = 2; round <= 5; round++) {
      app.edit("acme.Npc", now, "round" + round).compile();
      now = "round" + round;
      poke(ReloadEvent.Started.class, round);
      awaitSaid(now + " in argument");
    }

    for (int generation = 1; generation < 5; generation++) {
      awaitCollected(generation);
    }
    assertThat(engine.status().loadersAlive()).isZero();
    assertThat(of(ReloadEvent.Warned.class)).isEmpty();
    assertThat(of(ReloadEvent.Stopped.class)).allMatch(stopped -> stopped.survivors().isEmpty());
    assertThat(threads.parent().getName()).isNotEmpty();
  }

  @Test
  void goingBackIsTheEarlierProgramAgain() {
    start();
    awaitSaid("one in argument");
    app.edit("acme.Npc", "one", "two").compile();
    poke(ReloadEvent.Started.class, 2);
    app.edit("acme.Npc", "two", "one").compile();
    poke(ReloadEvent.Started.class, 3);

    assertThat(last(ReloadEvent.Started.class).sameAs()).isEqualTo(1);
    assertThat(last(ReloadEvent.Started.class).fingerprint())
        .isEqualTo(of(ReloadEvent.Started.class).get(0).fingerprint());
  }

  @Test
  void aBrokenClassIsRejectedAndTheOldOneRunsOn() throws IOException {
    hold = Duration.ofMillis(100);
    start();
    awaitSaid("one in argument");
    byte[] whole = app.classBytes("acme.Npc");
    Files.delete(app.classFile("acme.Npc"));

    poke(ReloadEvent.Rejected.class, 1);

    ReloadEvent.Rejected rejected = last(ReloadEvent.Rejected.class);
    assertThat(rejected.reason()).isEqualTo("acme.Npc is missing, needed by acme.App (App.java)");
    assertThat(rejected.generation()).isEqualTo(2);
    assertThat(engine.status().problem()).isEqualTo(rejected.reason());
    assertThat(engine.running().number()).isEqualTo(1);
    assertThat(of(ReloadEvent.Stopped.class)).isEmpty();

    Files.write(app.classFile("acme.Npc"), whole);
    app.edit("acme.Npc", "one", "two").compile();
    poke(ReloadEvent.Started.class, 2);
    assertThat(last(ReloadEvent.Started.class).generation()).isEqualTo(2);
  }

  @Test
  void afterAFailedMainTheFixBringsItBack() {
    start();
    awaitSaid("one in argument");
    app.edit("acme.Npc", "return \"one\"", "throw new IllegalStateException(\"no\")").compile();
    poke(ReloadEvent.Failed.class, 1);

    ReloadEvent.Failed failed = last(ReloadEvent.Failed.class);
    assertThat(failed.generation()).isEqualTo(2);
    assertThat(failed.error())
        .startsWith("java.lang.IllegalStateException: no (Npc.java:1)\n    at ")
        .doesNotContain("dev.remain");
    Patience.await("nothing to run", () -> engine.running() == null);

    app.source("acme.Npc", NPC.replace("one", "fixed")).compile();
    poke(ReloadEvent.Started.class, 3);
    awaitSaid("fixed in argument");
    awaitCollected(2);
  }

  @Test
  void whatIsSavedDuringAStopIsFollowedByExactlyOneMoreRestart() {
    app.edit(
            "acme.App",
            "new java.util.concurrent.CountDownLatch(1).await();",
            "Runtime.getRuntime().addShutdownHook(new Thread(() -> {"
                + " System.setProperty(\"engine.test\", \"stopping\");"
                + " while (System.getProperty(\"engine.go\") == null) { Thread.onSpinWait(); } }));")
        .compile();
    start();
    await(ReloadEvent.Started.class, 1);
    app.source("acme.Npc", NPC.replace("one", "two")).compile();
    app.source("acme.App", APP).compile();
    apply();
    awaitSaid("stopping");

    app.source("acme.Npc", NPC.replace("one", "three")).compile();
    apply();
    System.setProperty("engine.go", "now");
    try {
      awaitSaid("three in argument");
    } finally {
      System.clearProperty("engine.go");
    }
    await(ReloadEvent.Started.class, 3);
    engine.close();

    assertThat(of(ReloadEvent.Started.class)).hasSize(3);
    assertThat(of(ReloadEvent.Stopped.class)).hasSize(3);
  }

  @Test
  void aRebuiltJarReplacesTheBaseAndBothLoadersGo() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library"))
            .source(
                "lib.Lib", "public class Lib { public static String text() { return \"v1\"; } }")
            .compile();
    jar = library.jar().writeTo(directory.resolve("lib.jar"));
    app.classPath(library.classes())
        .source("acme.Npc", "class Npc { static String NAME() { return lib.Lib.text(); } }")
        .compile();
    start();
    awaitSaid("v1 in argument");
    WeakReference<ClassLoader> base = new WeakReference<>(engine.running().loader().getParent());

    library.edit("lib.Lib", "v1", "v2").compile().jar().writeTo(jar);
    poke(ReloadEvent.Started.class, 2);
    awaitSaid("v2 in argument");

    assertThat(last(ReloadEvent.Started.class).cause())
        .isEqualTo("full restart: " + jar + " changed");
    awaitCollected(1);
    GcAssert.assertCollected(base, "the old base");
  }

  @Test
  void theDiskIsNotReadForClassesThatAreLoadedLate() throws IOException {
    app.edit(
            "acme.App",
            "new java.util.concurrent.CountDownLatch(1).await();",
            "while (System.getProperty(\"engine.go\") == null) { Thread.onSpinWait(); }"
                + " System.setProperty(\"engine.test\", Late.text());")
        .source("acme.Late", "class Late { static String text() { return \"late\"; } }")
        .compile();
    start();
    await(ReloadEvent.Started.class, 1);
    Files.delete(app.classFile("acme.Late"));

    System.setProperty("engine.go", "now");
    try {
      awaitSaid("late");
    } finally {
      System.clearProperty("engine.go");
    }
  }
}
