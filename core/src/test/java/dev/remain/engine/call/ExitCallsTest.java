// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.classpath.LiveFiles;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationEnded;
import dev.remain.generation.GenerationPreparer;
import dev.remain.generation.Preparation;
import dev.remain.loader.Captured;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExitCallsTest {

  @TempDir Path directory;
  private final Inbox inbox = new Inbox();
  private final AtomicReference<@Nullable Generation> running = new AtomicReference<>();
  private final WovenCalls calls = new WovenCalls(running::get, inbox, new BasesOpen());
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();

  @Test
  void theFirstStatusIsToldAndTheCallerWaitsForTheStop() throws Exception {
    Generation generation = generation(3);
    running.set(generation);

    Thread first = start(generation.threads(), () -> calls.exit(7));
    assertThat(inbox.take()).isEqualTo(new Message.ExitCalled(3, 7));
    Thread second = start(generation.threads(), () -> calls.exit(8));
    Patience.await("both to wait", () -> isParked(first) && isParked(second));
    generation.discard();
    first.join();
    second.join();

    assertThat(thrown.get()).isInstanceOf(GenerationEnded.class);
    assertThat(inbox.takeNewer(null)).isNull();
    inbox.put(new Message.Ended(3));
    assertThat(inbox.take()).isEqualTo(new Message.Ended(3));
  }

  @Test
  void aCallerThatWasInterruptedBeforeWaitsAllTheSame() throws Exception {
    Generation generation = generation(3);
    running.set(generation);

    Thread caller =
        start(
            generation.threads(),
            () -> {
              Thread.currentThread().interrupt();
              calls.exit(7);
            });
    assertThat(inbox.take()).isEqualTo(new Message.ExitCalled(3, 7));

    Patience.await("the caller to park", () -> isParked(caller));
    generation.discard();
    caller.join();
  }

  @Test
  void aStoppedGenerationCannotEndTheOneThatRuns() throws Exception {
    Generation old = generation(3);
    running.set(generation(4));

    start(old.threads(), () -> calls.exit(7)).join();

    assertThat(thrown.get()).isInstanceOf(GenerationEnded.class);
    assertThat(inbox.take()).isEqualTo(new Message.LateExit(3, 7));
    inbox.put(new Message.Ended(4));
    assertThat(inbox.take()).isEqualTo(new Message.Ended(4));
  }

  @Test
  void whileStoppingAndWhenNothingRunsACallIsSwallowed() {
    assertThatThrownBy(() -> calls.exit(1)).isInstanceOf(GenerationEnded.class);

    Generation stopped = generation(3);
    stopped.discard();
    running.set(stopped);
    assertThatThrownBy(() -> calls.exit(1)).isInstanceOf(GenerationEnded.class);
  }

  @Test
  void aThreadOfAnEarlierGroupWithCodeOfTheRunningOneOnItCounts() throws Exception {
    Generation old = generation(3);
    Generation now = generation(4);
    running.set(now);
    Runnable live =
        (Runnable)
            now.loader()
                .loadClass("acme.Runner")
                .getDeclaredConstructor(Runnable.class)
                .newInstance((Runnable) () -> calls.exit(5));

    Thread caller = start(old.threads(), live);

    assertThat(inbox.take()).isEqualTo(new Message.ExitCalled(4, 5));
    now.discard();
    caller.join();
  }

  @Test
  void hooksBelongToTheGenerationOfTheThread() throws Exception {
    Generation generation = generation(3);
    running.set(generation);
    Thread hook = new Thread(() -> {});

    start(generation.threads(), () -> calls.addShutdownHook(hook)).join();

    assertThat(generation.removeShutdownHook(hook)).isTrue();
  }

  @Test
  void anOldGenerationCanAddNoHook() throws Exception {
    Generation old = generation(3);
    running.set(generation(4));

    start(old.threads(), () -> calls.addShutdownHook(new Thread(() -> {}))).join();

    assertThat(thrown.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Shutdown in progress");
    assertThat(removed(old)).isFalse();
  }

  private boolean removed(Generation generation) throws InterruptedException {
    AtomicReference<Boolean> removed = new AtomicReference<>();
    start(generation.threads(), () -> removed.set(calls.removeShutdownHook(new Thread(() -> {}))))
        .join();
    return removed.get();
  }

  private static boolean isParked(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }

  private Thread start(ThreadGroup group, Runnable run) {
    Thread thread =
        new Thread(
            group,
            () -> {
              try {
                run.run();
              } catch (GenerationEnded | IllegalStateException e) {
                thrown.set(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private Generation generation(int number) {
    CompiledApp app =
        CompiledApp.in(directory)
            .source(
                "acme.Runner",
                "public class Runner implements Runnable {"
                    + " final Runnable next; public Runner(Runnable next) { this.next = next; }"
                    + " public void run() { next.run(); } }")
            .compile();
    LiveFiles files = Captured.of(Captured.directory(app.classes()));
    Preparation ready =
        new GenerationPreparer(new ThreadGroup("exit"), generation -> {})
            .prepare(
                new Preparation.Request(number, Captured.base(), Captured.content(files), null));
    Generation generation = ((Preparation.Ready) ready).generation();
    generation.running();
    assertThat(List.of(generation.state())).containsExactly(Generation.State.RUNNING);
    return generation;
  }
}
