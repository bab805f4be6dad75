// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.remain.event.ReloadEvent;
import dev.remain.event.Status;
import dev.remain.fixtures.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** How a program ends, and the engine. */
class EngineEndTest extends RunningEngine {

  @Test
  void exitEndsTheGenerationWithItsStatusAndAPokeStartsItAgain() {
    app.edit("acme.App", "new java.util.concurrent.CountDownLatch(1).await();", "System.exit(3);")
        .compile();
    start();
    await(ReloadEvent.Exited.class, 1);

    assertThat(last(ReloadEvent.Exited.class).status()).isEqualTo(3);
    Patience.await("the state", () -> engine.status().state() == Status.State.EXITED);
    assertThat(left).hasValue(-1);

    apply();
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
            "Exception {",
            "Exception { Runtime.getRuntime().addShutdownHook(new Thread(() ->"
                + " ((java.util.Map<Object, Object>) System.getProperties()).merge(\"engine.end\", \"hook\", (was, is) -> is)));")
        .compile();
    start();
    awaitSaid("one in argument");

    engine.close();

    assertThat(System.getProperty("engine.end")).isEqualTo("hook");
  }

  @Test
  void theEndOfTheJvmRunsHooksWhateverTheRestartThreadIsAt() throws Exception {
    app.edit(
            "acme.App",
            "Exception {",
            "Exception { Runtime.getRuntime().addShutdownHook(new Thread(() ->"
                + " ((java.util.Map<Object, Object>) System.getProperties()).merge(\"engine.end\", \"hook\", (was, is) -> is)));")
        .compile();
    start();
    awaitSaid("one in argument");
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    listener =
        event -> {
          if (event instanceof ReloadEvent.Changed) {
            busy.countDown();
            boolean unused = Uninterruptibles.awaitUninterruptibly(go, Duration.ofMinutes(1));
          }
        };
    app.edit("acme.Npc", "one", "two").compile();
    apply();
    busy.await();

    engine.closeWithJvm();

    assertThat(System.getProperty("engine.end")).isEqualTo("hook");
    assertThat(of(ReloadEvent.Stopped.class)).hasSize(1);
    go.countDown();
    Patience.await("the restart thread to stand still", this::standsStill);
    assertThat(of(ReloadEvent.Started.class)).hasSize(1);
    assertThat(System.getProperty("engine.end")).isEqualTo("hook");
  }

  @Test
  void afterAFailureCallsFromOutsideFailUntilAChangeIsTaken() {
    app.edit("acme.App", "throws Exception {", "throws Exception { Npc.NAME().charAt(9);")
        .compile();
    start();
    await(ReloadEvent.Failed.class, 1);
    Patience.await("it to be over", () -> engine.status().state() == Status.State.FAILED);
    IntSupplier zero = () -> 0;
    // Only the generation that comes may set a target.
    assertThatThrownBy(() -> engine.reloadables().target("key", IntSupplier.class, zero))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("reloadable(\"key\"): generation 1 asks, which has been stopped");

    app.edit("acme.App", "Npc.NAME().charAt(9);", "").compile();
    poke(ReloadEvent.Started.class, 2);
    IntSupplier proxy = engine.reloadables().target("key", IntSupplier.class, zero);
    assertThat(proxy.getAsInt()).isZero();
  }

  @Test
  void whoWaitsUntilEverythingIsWatchedIsToldThatItTakesLong() {
    open(Duration.ofSeconds(10)).awaitWatching(Duration.ZERO, Duration.ZERO);

    assertThat(of(ReloadEvent.Warned.class))
        .extracting(ReloadEvent.Warned::sentence)
        .containsExactly(
            "the live classes are still being listed: open() waits for it",
            "open() returns although not everything is watched: a change may pass unnoticed until"
                + " it is");
    engine = null; // It was never started.
  }

  private boolean standsStill() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> threads.isOwn(thread.getKey()))
        .flatMap(thread -> Arrays.stream(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().equals(Baton.class.getName()));
  }

  @Test
  void theEndOfTheJvmIsAnOrdinaryOneWhereTheRestartThreadIsIdle() {
    start();
    awaitSaid("one in argument");

    engine.closeWithJvm();

    assertThat(of(ReloadEvent.Stopped.class)).hasSize(1);
    assertThat(engine.running()).isNull();
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

    assertThat(engine.status().state()).isEqualTo(Status.State.CLOSED);
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
}
