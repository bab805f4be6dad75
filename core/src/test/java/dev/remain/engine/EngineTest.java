// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.GcAssert;
import dev.remain.fixtures.Patience;
import dev.remain.watch.WatchPlan;
import dev.remain.woven.Calls;
import dev.remain.woven.FakeReceiver;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real engine in this JVM, which looks for changes when it is poked. */
@Timeout(120)
class EngineTest {

  private static final String FACTORY = "java.util.concurrent.ForkJoinPool.common.threadFactory";

  private static final String APP =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          System.setProperty("engine.test", Npc.NAME() + " in " + args[0]);
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
      """;
  private static final String NPC = "class Npc { static String NAME() { return \"one\"; } }";

  @TempDir Path directory;
  private final List<ReloadEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger left = new AtomicInteger(-1);
  private final Calls.Receiver receiver = FakeReceiver.current();
  private final String factory = System.getProperty(FACTORY, "");
  private final RemainThreads threads = new RemainThreads();
  private boolean leavesOnExit;
  private CompiledApp app;
  private @Nullable Path jar;
  private Engine engine;

  @BeforeEach
  void compile() {
    app =
        CompiledApp.in(directory.resolve("app"))
            .source("acme.App", APP)
            .source("acme.Npc", NPC)
            .compile();
  }

  @AfterEach
  void putBack() {
    if (engine != null) {
      engine.close();
    }
    Calls.receiver(receiver);
    CommonPoolWorkers.follow(() -> null);
    System.clearProperty(FACTORY);
    if (!factory.isEmpty()) {
      System.setProperty(FACTORY, factory);
    }
    System.clearProperty("engine.test");
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
    assertThat(engine.status().state()).isEqualTo(EngineStatus.State.RUNNING);
    awaitCollected(1);
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
  void exitEndsTheGenerationWithItsStatusAndAPokeStartsItAgain() {
    app.edit("acme.App", "new java.util.concurrent.CountDownLatch(1).await();", "System.exit(3);")
        .compile();
    start();
    await(ReloadEvent.Exited.class, 1);

    assertThat(last(ReloadEvent.Exited.class).status()).isEqualTo(3);
    Patience.await("the state", () -> engine.status().state() == EngineStatus.State.EXITED);
    assertThat(left).hasValue(-1);

    engine.poke();
    await(ReloadEvent.Started.class, 2);
    assertThat(last(ReloadEvent.Started.class).cause()).isEqualTo("requested");
    await(ReloadEvent.Exited.class, 2);
  }

  @Test
  void whereTheProgramsEndIsTheJvmsItIsLeftWithTheStatus() {
    leavesOnExit = true;
    app.edit("acme.App", "new java.util.concurrent.CountDownLatch(1).await();", "System.exit(3);")
        .compile();
    start();

    Patience.await("the JVM to be left", () -> left.get() == 3);
  }

  @Test
  void shutdownHooksOfTheProgramRunWhenItsGenerationIsStopped() {
    app.edit(
            "acme.App",
            "new java.util",
            "Runtime.getRuntime().addShutdownHook(new Thread(() ->"
                + " System.setProperty(\"engine.test\", \"hook\"))); new java.util")
        .compile();
    start();
    awaitSaid("one in argument");

    engine.close();

    assertThat(System.getProperty("engine.test")).isEqualTo("hook");
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
    engine.poke();
    awaitSaid("stopping");

    app.source("acme.Npc", NPC.replace("one", "three")).compile();
    engine.poke();
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

  @Test
  void aProgramThatCannotStartIsSaidAndClosingIsNotWaitedFor() {
    app.delete("acme.App");

    assertThat(open(Duration.ofSeconds(60)).start())
        .isEqualTo("there is no class acme.App on the class path");

    long start = System.nanoTime();
    engine.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void closingStopsTheProgramAndEndsAllThreadsOfRemain() {
    start();
    awaitSaid("one in argument");

    engine.close();

    assertThat(engine.status().state()).isEqualTo(EngineStatus.State.CLOSED);
    assertThat(engine.running()).isNull();
    assertThat(of(ReloadEvent.Stopped.class)).hasSize(1);
    Patience.await("Remain's threads to end", () -> ownThreads().isEmpty());
    engine.close();
  }

  private List<String> ownThreads() {
    List<String> names = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (threads.isOwn(thread) && thread.getThreadGroup() != null) {
        names.add(thread.getName());
      }
    }
    return names;
  }

  private void start() {
    assertThat(open(Duration.ofSeconds(10)).start()).isNull();
  }

  private Engine open(Duration stopTimeout) {
    WatchPlan plan =
        new WatchPlan(
            roots(),
            WatchPlan.Mode.MANUAL,
            null,
            Duration.ofSeconds(10),
            null,
            null,
            Globs.of(List.of()),
            Globs.of(List.of("static/**")),
            "acme/App.class");
    try {
      engine =
          Engine.ofMain(
              new EngineParts(
                  threads, plan, stopTimeout, 1 << 20, leavesOnExit, events::add, left::set),
              null,
              "acme.App",
              new String[] {"argument"},
              Thread.currentThread());
      return engine;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Root> roots() {
    List<Root> roots = new ArrayList<>(List.of(Root.liveDirectory(app.classes())));
    if (jar != null) {
      roots.add(new Root(jar, Root.Form.ARCHIVE, Root.Half.BASE));
    }
    return roots;
  }

  private void awaitSaid(String text) {
    Patience.await(
        "the program to say " + text + " after " + events,
        () -> text.equals(System.getProperty("engine.test")));
    await(ReloadEvent.Started.class, 1);
  }

  private void poke(Class<? extends ReloadEvent> type, int count) {
    engine.poke();
    await(type, count);
  }

  private void await(Class<? extends ReloadEvent> type, int count) {
    Patience.await(
        count + " " + type.getSimpleName() + " in " + events, () -> of(type).size() >= count);
  }

  private void awaitCollected(int generation) {
    Patience.await(
        "generation " + generation + " to be collected",
        () -> {
          System.gc();
          return of(ReloadEvent.Collected.class).stream()
              .anyMatch(collected -> collected.generation() == generation);
        });
  }

  private <T extends ReloadEvent> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <T extends ReloadEvent> T last(Class<T> type) {
    List<T> all = of(type);
    return all.get(all.size() - 1);
  }
}
