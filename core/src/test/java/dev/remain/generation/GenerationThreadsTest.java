// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.GcAssert;
import dev.remain.loader.Captured;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationThreadsTest {

  @TempDir Path directory;
  private final Rig rig = new Rig();
  private CompiledApp app;

  @BeforeEach
  void compile() {
    app =
        CompiledApp.in(directory)
            .source(
                "App",
                """
                public class App {
                  static class Group extends ThreadGroup { Group() { super("mine"); } }
                  static void group() { new Group(); }
                }
                """)
            .compile();
  }

  @Test
  void theGenerationOfAThreadIsThatOfItsGroupOrOneAbove() {
    Generation generation = generation();
    Thread nested = new Thread(new ThreadGroup(generation.threads(), "nested"), () -> {});

    assertThat(GenerationThreads.of(nested)).isSameAs(generation.threads());
    assertThat(GenerationThreads.of(Thread.currentThread())).isNull();
    assertThat(generation.threads().generation()).isSameAs(generation);
    assertThat(generation.threads().number()).isEqualTo(6);
    assertThat(generation.threads().getName()).isEqualTo("generation-6");
  }

  @Test
  void allThreadsAreListedHoweverManyThereAre() throws InterruptedException {
    Generation generation = generation();
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 40; i++) {
      new Thread(generation.threads(), () -> hang(end)).start();
    }

    assertThat(generation.threads().alive()).hasSize(40);
    end.countDown();
    for (Thread thread : generation.threads().alive()) {
      thread.join();
    }
  }

  @Test
  void theEndOfAThreadThatCalledExitIsSilentAndOthersAreNot() throws InterruptedException {
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
      run(
          () -> {
            throw new GenerationEnded();
          });
      run(
          () -> {
            throw new IllegalStateException("told");
          });
    } finally {
      System.setErr(before);
    }

    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("java.lang.IllegalStateException: told")
        .doesNotContain("GenerationEnded");
  }

  @Test
  void aStoppedGenerationIsForgottenWithTheGroupsThatItMade() {
    WeakReference<ClassLoader> loader = stopped(true);

    GcAssert.assertCollected(loader, "the loader of a generation with a group of its own");
  }

  @Test
  void withoutForgettingAGroupHoldsItsGeneration() {
    Generation generation = generation();
    WeakReference<ClassLoader> loader = new WeakReference<>(generation.loader());
    GenerationThreads threads = generation.threads();
    generation = null;

    GcAssert.assertHeld(loader, "the loader");
    threads.forget();
    GcAssert.assertCollected(loader, "the loader");
    assertThat(threads.generation()).isNull();
  }

  private WeakReference<ClassLoader> stopped(boolean withGroup) {
    Generation generation = generation();
    if (withGroup) {
      rig.call(generation, "App", "group");
    }
    generation.stopped();
    return new WeakReference<>(generation.loader());
  }

  private void run(Runnable run) throws InterruptedException {
    Thread thread = new Thread(generation().threads(), run);
    thread.start();
    thread.join();
  }

  private Generation generation() {
    return rig.running(6, Captured.base(), app);
  }

  private static void hang(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
