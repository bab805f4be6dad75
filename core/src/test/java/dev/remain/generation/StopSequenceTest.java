// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.Captured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StopSequenceTest {

  private static final String APP =
      """
      public class App {
        static volatile boolean ends;
        static void waiting() {
          start(() -> { try { new java.util.concurrent.CountDownLatch(1).await(); }
            catch (InterruptedException e) { } });
        }
        static void stubborn() {
          start(() -> { while (!ends) { Thread.yield(); } });
        }
        static void end() { ends = true; }
        static void base() { lib.Pool.start(); }
        static void daemon() {
          java.util.concurrent.Executors.newSingleThreadExecutor(run -> {
            Thread thread = new Thread(run, "idle");
            thread.setDaemon(true);
            return thread;
          }).submit(() -> { }).isDone();
        }
        static void start(Runnable run) { new Thread(run, "worker").start(); }
      }
      """;

  @TempDir Path directory;
  private final Rig rig = new Rig();
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());
  private Generation generation;
  private BaseClassLoader base;

  @BeforeEach
  void compile() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library"))
            .source(
                "lib.Pool",
                """
                public class Pool {
                  public static volatile boolean interrupted;
                  public static final java.util.concurrent.CountDownLatch END =
                      new java.util.concurrent.CountDownLatch(1);
                  public static void start() { new Thread(Pool::run, "pool").start(); }
                  static void run() {
                    try { END.await(); } catch (InterruptedException e) { interrupted = true; }
                  }
                }
                """)
            .compile();
    base = Captured.base(library.jar().writeTo(directory.resolve("lib.jar")));
    CompiledApp app =
        CompiledApp.in(directory.resolve("app"))
            .classPath(library.classes())
            .source("App", APP)
            .compile();
    generation = rig.running(4, base, app);
  }

  @Test
  void stopHooksRunInReverseOrderOnThreadsOfTheGeneration() {
    generation.onStop("first", () -> order.add("first in " + group()));
    generation.onStop("second", () -> order.add("second in " + group()));

    StopReport report = stop(Duration.ofSeconds(10));

    assertThat(order).containsExactly("second in generation-4", "first in generation-4");
    assertThat(report.notes()).isEmpty();
    assertThat(report.survivors()).isEmpty();
    assertThat(generation.state()).isEqualTo(Generation.State.STOPPED);
  }

  @Test
  void aHookThatThrowsIsToldAndTheOthersRun() {
    generation.onStop("last", () -> order.add("last"));
    generation.onStop(
        "bad",
        () -> {
          throw new IllegalStateException("no luck");
        });

    StopReport report = stop(Duration.ofSeconds(10));

    assertThat(order).containsExactly("last");
    assertThat(report.notes())
        .containsExactly("stop hook \"bad\" threw java.lang.IllegalStateException: no luck");
  }

  @Test
  void aHookThatHangsIsInterruptedAndTheOthersStillGetAMoment() {
    CountDownLatch never = new CountDownLatch(1);
    generation.addShutdownHook(hook("shutdown", () -> order.add("shutdown")), null);
    generation.onStop("last", () -> order.add("last"));
    generation.onStop("hanging", never::await);

    StopReport report = stop(Duration.ofMillis(200));

    assertThat(order).containsExactly("last", "shutdown");
    // On a slow machine a moment may not be enough for the end of what did its work.
    assertThat(report.notes())
        .first()
        .asString()
        .startsWith("stop hook \"hanging\" did not end in time and was interrupted: ");
    assertThat(report.survivors()).isEmpty();
  }

  @Test
  void shutdownHooksRunTogether() {
    CountDownLatch both = new CountDownLatch(2);
    generation.addShutdownHook(hook("one", () -> meet(both)), null);
    generation.addShutdownHook(hook("two", () -> meet(both)), null);

    StopReport report = stop(Duration.ofSeconds(20));

    assertThat(order).containsExactly("met", "met");
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void aShutdownHookThatWasStartedIsTold() throws InterruptedException {
    Thread hook = hook("mine", () -> {});
    generation.addShutdownHook(hook, null);
    hook.start();
    hook.join();

    assertThat(stop(Duration.ofSeconds(10)).notes())
        .containsExactly("shutdown hook \"mine\" had been started already");
  }

  @Test
  void aShutdownHookThatHangsIsTold() {
    CountDownLatch never = new CountDownLatch(1);
    generation.addShutdownHook(hook("slow", () -> hang(never)), null);

    assertThat(stop(Duration.ofMillis(200)).notes())
        .singleElement()
        .asString()
        .startsWith("shutdown hook \"slow\" did not end in time and was interrupted: ");
  }

  @Test
  void noHookCanBeAddedWhileStopping() {
    generation.onStop(
        "adding",
        () -> {
          generation.onStop("late", () -> {});
        });

    assertThat(stop(Duration.ofSeconds(10)).notes())
        .containsExactly(
            "stop hook \"adding\" threw java.lang.IllegalStateException:"
                + " generation 4 is being stopped");
    assertThatThrownBy(() -> generation.addShutdownHook(hook("late", () -> {}), null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Shutdown in progress");
    assertThatThrownBy(() -> generation.removeShutdownHook(hook("late", () -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Shutdown in progress");
  }

  @Test
  void hooksAreRefusedAsTheJvmRefusesThem() {
    Thread hook = hook("mine", () -> {});
    generation.addShutdownHook(hook, null);

    assertThatThrownBy(() -> generation.addShutdownHook(hook, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Hook previously registered");
    assertThatThrownBy(() -> generation.addShutdownHook(Thread.currentThread(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Hook already running");
    assertThat(generation.removeShutdownHook(hook)).isTrue();
    assertThat(generation.removeShutdownHook(hook)).isFalse();
  }

  @Test
  void threadsOfTheProgramAreInterruptedAndEnd() {
    rig.call(generation, "App", "waiting");

    assertThat(stop(Duration.ofSeconds(20)).survivors()).isEmpty();
    assertThat(generation.threads().alive()).isEmpty();
  }

  @Test
  void aThreadThatIgnoresItsEndIsToldWithWhereItIs() {
    rig.call(generation, "App", "stubborn");

    StopReport report = stop(Duration.ofMillis(300));

    assertThat(report.survivors())
        .singleElement()
        .asString()
        .matches("\"worker\" \\(runnable\\) at App\\.lambda\\$stubborn\\$\\d\\(App\\.java:8\\)");
    rig.call(generation, "App", "end");
  }

  @Test
  void aThreadOfABaseLibraryGoesOn() throws Exception {
    rig.call(generation, "App", "base");
    Class<?> pool = base.loadClass("lib.Pool");
    Thread thread = generation.threads().alive().get(0);
    Patience.await("the pool to wait", () -> thread.getState() == Thread.State.WAITING);

    long start = System.nanoTime();
    StopReport report = stop(Duration.ofSeconds(40));

    assertThat(report.survivors()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(thread.isAlive()).isTrue();
    assertThat(thread.isInterrupted()).isFalse();
    assertThat(pool.getField("interrupted").getBoolean(null)).isFalse();
    ((CountDownLatch) pool.getField("END").get(null)).countDown();
    thread.join();
  }

  @Test
  void aDaemonWithJdkCodeOnlyIsNotWaitedFor() {
    rig.call(generation, "App", "daemon");
    Thread idle = generation.threads().alive().get(0);
    Patience.await("the worker to idle", () -> idle.getState() == Thread.State.WAITING);

    long start = System.nanoTime();
    StopReport report = stop(Duration.ofSeconds(40));

    assertThat(report.survivors()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void anExecutorOfTheBaseMadeInTheGenerationsGroupGoesOnMakingThreads() throws Exception {
    stop(Duration.ofSeconds(10));

    Thread later = new Thread(generation.threads(), () -> order.add("ran"), "later");
    later.start();
    later.join();

    assertThat(order).containsExactly("ran");
  }

  private StopReport stop(Duration limit) {
    return rig.stop(generation, limit);
  }

  private Thread hook(String name, Runnable run) {
    return new Thread(generation.threads(), run, name);
  }

  private void meet(CountDownLatch latch) {
    latch.countDown();
    hang(latch);
    order.add("met");
  }

  private static void hang(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String group() {
    return Thread.currentThread().getThreadGroup().getName();
  }
}
