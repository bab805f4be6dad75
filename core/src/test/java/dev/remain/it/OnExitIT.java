// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the JVM when the program ends. */
class OnExitIT {

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void prepareApp() {
    app = RemainRun.app(directory);
  }

  private RemainRun.Recipe app(String body) {
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
    return RemainRun.of(app);
  }

  @Test
  void byDefaultRemainWaitsForTheNextChange() {
    try (RemainRun run = app("System.exit(3);").main("acme.App")) {
      LoggedEvent exited = run.log().awaitGeneration("exited", 1);
      assertThat(exited.text("status")).isEqualTo("3");
      assertThat(exited.text("leaving")).isEqualTo("false");

      run.edit("acme.App", "version 1", "version 2");

      run.prints("version 2").started(2);
    }
  }

  @Test
  void aProgramEndsWhenMainHasReturnedAndItsLastNonDaemonThreadEnds() {
    String threads =
        """
        Thread daemon = new Thread(() -> { while (true) Thread.onSpinWait(); });
        daemon.setDaemon(true);
        new Thread(() -> {
          try { Thread.sleep(400); } catch (InterruptedException e) { }
          System.out.println("last words");
        }).start();
        """;
    try (RemainRun run = app(threads).options("--on-exit", "exit").main("acme.App")) {
      assertThat(run.jvm().exitStatus()).isZero();

      assertThat(run.jvm().out()).contains("last words");
      assertThat(run.log().awaitGeneration("exited", 1).text("status")).isEqualTo("0");
      assertThat(run.log().awaitGeneration("exited", 1).text("leaving")).isEqualTo("true");
    }
  }

  @Test
  void theStatusPassesThroughWithTheOptionExit() {
    try (RemainRun run = app("System.exit(37);").options("--on-exit", "exit").main("acme.App")) {
      assertThat(run.jvm().exitStatus()).isEqualTo(37);
      assertThat(run.jvm().err())
          .matches("(?s).*\\[remain] gen 1 exited with 37 after .*: leaving\n");
    }
  }

  @Test
  void theStatusPassesThroughWhereCiIsSet() {
    try (RemainRun run = app("System.exit(4);").environment("CI", "true").main("acme.App")) {
      assertThat(run.jvm().exitStatus()).isEqualTo(4);
    }
  }

  @Test
  void theStatusPassesThroughRemainStart() {
    try (RemainRun run =
        app("dev.remain.Remain.start(args); System.exit(5);")
            .options("--on-exit", "exit", "--enabled", "true")
            .start("acme.App")) {
      assertThat(run.jvm().exitStatus()).isEqualTo(5);
      assertThat(run.log().awaitGeneration("exited", 1).text("status")).isEqualTo("5");
    }
  }

  @Test
  void aFailedStartEndsTheJvmWithOneWhereExitEndsIt() {
    try (RemainRun run =
        app("throw new IllegalStateException(\"no\");")
            .options("--on-exit", "exit")
            .main("acme.App")) {
      assertThat(run.jvm().exitStatus()).isEqualTo(1);
      run.says("[remain] gen 1 FAILED in main: java.lang.IllegalStateException: no (App.java:4)");
    }
  }

  @Test
  void aTerminatedJvmStopsItsGenerationFirstAndKeepsItsOwnStatus() {
    String body =
        """
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("shutdown hook")));
        dev.remain.Remain.onStop(() -> System.out.println("stop hook"));
        try {
          Thread.sleep(100_000);
        } catch (InterruptedException e) {
          System.out.println("interrupted");
        }
        """;
    try (RemainRun run = app(body).main("acme.App")) {
      run.prints("version 1").started(1);

      run.jvm().stop();

      assertThat(run.jvm().exitStatus()).isEqualTo(143);
      assertThat(run.jvm().out().lines())
          .containsSubsequence("stop hook", "shutdown hook", "interrupted");
      assertThat(run.stopped(1).texts("survivors")).isEmpty();
    }
  }
}
