// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays in memory is named, with its holder. */
class RetainedIT {

  private static final String REGISTRY =
      """
      public class Registry {
        public static final java.util.List<Object> ENTRIES = new java.util.ArrayList<>();
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;
  private Path library;

  @BeforeEach
  void compileLibrary() {
    app = RemainRun.app(directory);
    CompiledApp lib =
        CompiledApp.in(directory.resolve("lib")).source("lib.Registry", REGISTRY).compile();
    library = lib.jar().writeTo(directory.resolve("lib.jar"));
    app.classPath(library);
  }

  private RemainRun run(String body, String... jvm) {
    app.source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                System.out.println("version 1");
                %s
              }
            }
            """
                .formatted(body))
        .compile();
    RemainRun run =
        RemainRun.of(app)
            .jvm(jvm)
            .entries(library)
            .options("--stop-timeout", "500ms", "--collect-timeout", "1s", "--base", "lib.jar")
            .main("acme.App");
    run.prints("version 1").started(1);
    return run;
  }

  private static void restart(RemainRun run) {
    run.edit("acme.App", "version 1", "version 2").prints("version 2").started(2);
  }

  @Test
  void aLibraryThatKeepsAnObjectIsNamedOnce() {
    try (RemainRun run = run("lib.Registry.ENTRIES.add(new App());")) {
      restart(run);

      LoggedEvent retained = run.log().awaitGeneration("retained", 1);
      assertThat(retained.text("loader")).isEqualTo("remain-generation-1");
      assertThat(retained.text("path")).isEqualTo("lib.Registry.ENTRIES > acme.App");
      assertThat(retained.text("advice")).isEqualTo("clear lib.Registry.ENTRIES in a stop hook");
      assertThat(retained.text("leak")).matches("[0-9a-f]{12}");
      assertThat(retained.text("soft")).isEqualTo("false");
      run.says(
          """
          [remain] gen 1 is still in memory, held by lib.Registry.ENTRIES > acme.App
                   clear lib.Registry.ENTRIES in a stop hook
          """);
    }
  }

  @Test
  void aThreadThatDoesNotEndIsNamedAndLaterSeenToGo() {
    String deaf =
        """
        new Thread(() -> {
              long end = System.nanoTime() + 4_000_000_000L;
              while (System.nanoTime() < end) {
                try { Thread.sleep(20); } catch (InterruptedException e) { }
              }
              System.out.println("deaf has ended");
            }, "deaf").start();
        """;
    try (RemainRun run = run(deaf, "-Dremain.heap-dump=never")) {
      restart(run);

      assertThat(run.log().awaitGeneration("retained", 1).text("path"))
          .isEqualTo("thread \"deaf\" (running) > acme.App.lambda$main$0");
      run.says(
          """
          [remain] gen 1 is still in memory, held by thread "deaf" (running) > acme.App.lambda$main$0
                   end the thread in a stop hook
          """);
      run.edit("acme.App", "4_000", "100_000").started(3);
      run.prints("deaf has ended");
      run.edit("acme.App", "100_000", "100_001").started(4); // Whose check finds the first gone.
      assertThat(run.log().await("collected", 1).text("loader")).isEqualTo("remain-generation-1");
    }
  }

  @Test
  void aReplacedBaseGoesWhenItsGenerationHasGone() {
    try (RemainRun run = run("System.out.println(lib.Registry.ENTRIES.size());")) {
      CompiledApp.in(directory.resolve("lib2"))
          .source("lib.Registry", REGISTRY.replace("Object", "String"))
          .compile()
          .jar()
          .writeTo(library);
      run.started(2);

      run.log()
          .await(
              event ->
                  event.event().equals("collected") && event.text("loader").equals("remain-base-1"),
              "the end of the first base");
      assertThat(run.log().count("retained")).isZero();
    }
  }

  @Test
  void aJvmThatRefusesToCollectWhenAskedIsAskedInAnotherWay() {
    try (RemainRun run = run("", "-XX:+DisableExplicitGC")) {
      restart(run);

      run.log().awaitGeneration("collected", 1);
      assertThat(run.log().count("retained")).isZero();
    }
  }
}
