// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loops that will not end. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HardStopIT {

  private static final String STUBBORN =
      """
      public class App {
        static long count;
        public static void main(String[] args) throws Exception {
          start("counting", () -> { while (true) { count++; } });
          start("sleeping", () -> {
            for (;;) { try { Thread.sleep(10); } catch (InterruptedException e) { } }
          });
          start("catching", () -> {
            do { try { spin(); } catch (Throwable e) { } } while (true);
          });
          System.out.println("version 1");
        }
        static void spin() { for (int i = 0; i >= 0; i = i == 9 ? 0 : i + 1) { count += i; } }
        static void start(String name, Runnable run) { new Thread(run, name).start(); }
      }
      """;

  @TempDir Path directory;

  @Test
  void theyEndWhereThatIsAskedFor() {
    try (RemainRun run = run("--hard-stop", "true", "--stop-timeout", "2s")) {
      assertThat(run.stopped(1).texts("survivors")).isEmpty();
      assertThat(run.stopped(1).number("took")).isLessThan(10_000);
      assertThat(run.jvm().err()).doesNotContain("Exception in thread");
    }
  }

  @Test
  void elseTheyAreToldWithTheWayOut() {
    try (RemainRun run = run("--stop-timeout", "400ms")) {
      LoggedEvent stopped = run.stopped(1);

      assertThat(stopped.texts("survivors"))
          .hasSize(3)
          .anyMatch(thread -> thread.startsWith("\"counting\" (runnable) at App.lambda$main$0"));
      run.says(
          "gen 1 stays in memory as long as they run: end them in a stop hook, or set"
              + " hard-stop=true");
    }
  }

  private RemainRun run(String... options) {
    CompiledApp app = RemainRun.app(directory).source("App", STUBBORN).compile();
    RemainRun run = RemainRun.of(app).options(options).main("App");
    run.prints("version 1");
    run.edit("App", "version 1", "version 2").prints("version 2");
    return run;
  }
}
