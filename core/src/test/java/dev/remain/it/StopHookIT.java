// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application may have done before its generation ends. */
class StopHookIT {

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void prepareApp() {
    app = RemainRun.app(directory);
  }

  private RemainRun run(String hooks) {
    app.source(
            "acme.App",
            """
            import dev.remain.Remain;

            public class App {
              static void say(String text) {
                System.out.println(text);
              }
              public static void main(String[] args) throws Exception {
                %s
                System.out.println("version 1");
                Thread.sleep(100_000);
              }
            }
            """
                .formatted(hooks))
        .compile();
    RemainRun run = RemainRun.of(app).options("--stop-timeout", "1s").main("acme.App");
    run.prints("version 1").started(1);
    return run;
  }

  private static LoggedEvent stoppedByAChange(RemainRun run) {
    run.edit("acme.App", "version 1", "version 2").prints("version 2").started(2);
    return run.stopped(1);
  }

  @Test
  void hooksRunInReverseOrderAndBeforeThreadsAreInterrupted() {
    try (RemainRun run =
        run(
            """
            Thread worker = new Thread(() -> {
              try { Thread.sleep(100_000); } catch (InterruptedException e) { say("4 interrupted"); }
            });
            worker.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> say("3 shutdown")));
            Remain.onStop(() -> say("2 first added"));
            Remain.onStop(() -> say("1 last added in " + Thread.currentThread().getThreadGroup().getName()));
            """)) {
      LoggedEvent stopped = stoppedByAChange(run);

      assertThat(run.jvm().out().lines())
          .containsSubsequence(
              "version 1",
              "1 last added in generation-1",
              "2 first added",
              "3 shutdown",
              "4 interrupted",
              "version 2");
      assertThat(stopped.texts("notes")).isEmpty();
      assertThat(stopped.texts("survivors")).isEmpty();
    }
  }

  @Test
  void aHookThatThrowsIsToldOfAndTheOthersRun() {
    try (RemainRun run =
        run(
            """
            Remain.onStop(() -> say("other hook"));
            Remain.onStop("cache", () -> { throw new IllegalStateException("no cache"); });
            """)) {
      LoggedEvent stopped = stoppedByAChange(run);

      run.prints("other hook");
      assertThat(stopped.texts("notes"))
          .containsExactly(
              "stop hook \"cache\" threw java.lang.IllegalStateException: no cache (App.java:9)");
      run.says(
          "[remain] gen 1 while stopping: stop hook \"cache\" threw"
              + " java.lang.IllegalStateException: no cache (App.java:9)\n");
    }
  }

  @Test
  void aHookThatHangsIsInterruptedNamedAndPassedBy() {
    try (RemainRun run =
        run(
            """
            Remain.onStop("database", () -> {
              try { Thread.sleep(100_000); } finally { say("let go"); }
            });
            """)) {
      LoggedEvent stopped = stoppedByAChange(run);

      run.prints("let go");
      assertThat(stopped.texts("notes"))
          .singleElement()
          .asString()
          .startsWith("stop hook \"database\" did not end in time and was interrupted: acme.App.")
          .endsWith("(App.java:9)");
      assertThat(stopped.texts("survivors")).isEmpty();
      assertThat(stopped.number("took")).isBetween(490.0, 4_000.0);
    }
  }

  @Test
  void aShutdownHookThatHangsIsInterruptedNamedAndPassedBy() {
    try (RemainRun run =
        run(
            """
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
              try { Thread.sleep(100_000); } catch (InterruptedException e) { say("let go"); }
            }, "flush"));
            """)) {
      LoggedEvent stopped = stoppedByAChange(run);

      run.prints("let go");
      assertThat(stopped.texts("notes"))
          .singleElement()
          .asString()
          .startsWith("shutdown hook \"flush\" did not end in time and was interrupted: acme.App.");
      assertThat(stopped.texts("survivors")).isEmpty();
    }
  }

  @Test
  void aShutdownHookThatWasRemovedDoesNotRun() {
    try (RemainRun run =
        run(
            """
            Thread hook = new Thread(() -> say("removed hook"));
            Runtime.getRuntime().addShutdownHook(hook);
            say("was there: " + Runtime.getRuntime().removeShutdownHook(hook));
            """)) {
      stoppedByAChange(run);

      assertThat(run.jvm().out()).contains("was there: true").doesNotContain("removed hook");
    }
  }

  @Test
  void whatWasHandedOverIsClosedAndAServiceIsFound() {
    app.source(
        "acme.Bye",
        """
        public class Bye implements dev.remain.hook.StopHook {
          public void stop() { App.say("3 found"); }
        }
        """);
    app.resource("META-INF/services/dev.remain.hook.StopHook", "acme.Bye");
    try (RemainRun run =
        run(
            """
            Remain.closeOnStop(() -> say("2 first closed"));
            AutoCloseable last = Remain.closeOnStop(() -> say("1 last closed"));
            """)) {
      LoggedEvent stopped = stoppedByAChange(run);

      assertThat(run.jvm().out().lines())
          .containsSubsequence(
              "version 1", "1 last closed", "2 first closed", "3 found", "version 2");
      assertThat(stopped.texts("notes")).isEmpty();
    }
  }

  @Test
  void anExitDuringTheStopIsIgnoredAndTold() {
    try (RemainRun run = run("Remain.onStop(() -> System.exit(7));")) {
      stoppedByAChange(run);

      run.says(
          "[remain] warning: exit with 7 was called while the generation was being stopped:"
              + " ignored");
    }
  }

  @Test
  void aGracefulEndThatTakesTooLongIsCutShortAndTold() {
    try (RemainRun run =
        run(
            """
            Thread graceful = new Thread(() -> {
              try { Thread.sleep(30_000); } catch (InterruptedException e) { say("cut short"); }
            }, "graceful");
            Runtime.getRuntime().addShutdownHook(graceful);
            """)) {
      stoppedByAChange(run);

      run.says(
          "[remain] gen 1 while stopping: shutdown hook \"graceful\" did not end in time and was"
              + " interrupted: acme.App.lambda$main$");
      run.prints("cut short");
    }
  }
}
