// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever {@code main} does, the next change leads to the next generation. */
class RestartIT {

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void prepareApp() {
    app = RemainRun.app(directory);
  }

  private RemainRun run(String body) {
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
    RemainRun run = RemainRun.of(app).options("--stop-timeout", "1s").main("acme.App");
    run.prints("version 1").started(1);
    return run;
  }

  private static LoggedEvent restarted(RemainRun run) {
    run.edit("acme.App", "version 1", "version 2");
    run.prints("version 2");
    return run.started(2);
  }

  @Test
  void aMainThatReturnsAtOnceIsRunAgain() {
    try (RemainRun run = run("")) {
      run.log().await("exited", 1);

      restarted(run);
    }
  }

  @Test
  void aProgramMayAskForItAsLongAsItRuns() {
    String body =
        """
        dev.remain.Remain.onStop(() -> dev.remain.Remain.restart("too late"));
        if (dev.remain.Remain.status().generation() == 1) {
          dev.remain.Remain.restart("the catalogue is new");
        }
        """;
    try (RemainRun run = run(body)) {
      assertThat(run.started(2).text("cause")).isEqualTo("the catalogue is new");

      run.edit("acme.App", "version 1", "version 2");

      assertThat(run.started(3).text("cause")).isEqualTo("1 of 1 class changed (acme/App.class)");
    }
  }

  @Test
  void aMainThatNeverReturnsIsInterrupted() {
    try (RemainRun run = run("new java.util.concurrent.CountDownLatch(1).await();")) {
      restarted(run);

      assertThat(run.stopped(1).texts("survivors")).isEmpty();
      assertThat(run.log().count("failed")).isZero();
    }
  }

  @Test
  void aMainThatIgnoresInterruptsIsNamedAndPassedBy() {
    String deaf = "while (true) try { Thread.sleep(20); } catch (InterruptedException e) { }";
    try (RemainRun run = run(deaf)) {
      LoggedEvent started = restarted(run);

      assertThat(run.stopped(1).texts("survivors"))
          .singleElement()
          .asString()
          .matches("\"main\" \\(.*\\) at acme\\.App\\.main\\(App\\.java:4\\)");
      run.says("[remain] gen 1 left a thread: \"main\" (");
      assertThat(stopMillis(started)).isBetween(950.0, 4_000.0);
    }
  }

  private static double stopMillis(LoggedEvent started) {
    Map<?, ?> phases = (Map<?, ?>) started.fields().get("phases");
    return ((Number) phases.get("stop")).doubleValue();
  }

  @Test
  void aMainThatThrowsIsRunAgainOnceItIsFixed() {
    try (RemainRun run = run("if (true) throw new java.io.IOException(\"no disk\");")) {
      assertThat(run.failed(1).text("error"))
          .startsWith("java.io.IOException: no disk (App.java:4)");

      restarted(run);
    }
  }

  @Test
  void aMainThatCallsExitEndsItsGenerationOnly() {
    try (RemainRun run = run("System.exit(3); System.out.println(\"went on\");")) {
      LoggedEvent exited = run.log().awaitGeneration("exited", 1);

      assertThat(exited.text("status")).isEqualTo("3");
      run.rewrite("acme.App", source("version 2", "Runtime.getRuntime().halt(4);"));
      run.prints("version 2");
      assertThat(run.log().awaitGeneration("exited", 2).text("status")).isEqualTo("4");
      assertThat(run.jvm().out()).doesNotContain("went on");
      assertThat(run.jvm().isAlive()).isTrue();
    }
  }

  private static String source(String version, String body) {
    return "public class App { public static void main(String[] args) throws Exception {"
        + (" System.out.println(\"" + version + "\"); " + body + " } }");
  }

  @Test
  void anExitCallOfAnotherThreadEndsTheGeneration() {
    try (RemainRun run =
        run("new Thread(() -> System.exit(5), \"leaver\").start(); Thread.sleep(100_000);")) {
      assertThat(run.log().awaitGeneration("exited", 1).text("status")).isEqualTo("5");
      assertThat(run.stopped(1).texts("survivors")).isEmpty();

      restarted(run);
    }
  }

  @Test
  void exitCallsOfHooksOfAStoppingGenerationAreSwallowed() {
    try (RemainRun run =
        run(
            """
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                  System.out.println("shutdown hook");
                  System.exit(7);
                }));
                dev.remain.Remain.onStop("leaver", () -> {
                  System.out.println("stop hook");
                  System.exit(8);
                });
                Thread.sleep(100_000);
            """)) {
      restarted(run);

      run.prints("shutdown hook").prints("stop hook");
      assertThat(run.stopped(1).texts("notes")).isEmpty();
      assertThat(run.settle().log().count("exited")).isZero();
      assertThat(run.log().count("started")).isEqualTo(2);
    }
  }

  @Test
  void anExitCallOfAThreadThatOutlivedItsGenerationEndsOnlyThatThread() throws IOException {
    Path signal = directory.resolve("signal");
    String survivor =
        """
        if (new java.io.File("%s").exists()) { Thread.sleep(100_000); }
        new Thread(() -> {
              try {
                while (!new java.io.File("%s").exists()) {
                  try { Thread.sleep(10); } catch (InterruptedException e) { }
                }
                System.exit(9);
              } finally {
                System.out.println("unwound");
              }
            }, "survivor").start();
        """
            .formatted(signal, signal);
    try (RemainRun run = run(survivor)) {
      run.rewrite("acme.App", source("version 2", "Thread.sleep(100_000);"));
      run.prints("version 2").started(2);

      Files.createFile(signal);

      run.prints("unwound");
      assertThat(run.settle().log().count("exited")).isZero();
      assertThat(run.jvm().isAlive()).isTrue();
    }
  }
}
