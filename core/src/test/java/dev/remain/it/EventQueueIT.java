// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The event queue of windows, which all generations share, without a display. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EventQueueIT {

  private static final String BEGIN =
      """
      import java.awt.*;
      import javax.swing.SwingUtilities;
      public class App {
        static final String VERSION = "version 1";
        static void tell(String what) {
          ClassLoader context = Thread.currentThread().getContextClassLoader();
          System.out.println(what + " of " + VERSION + " with " + context.getName());
        }
        public static void main(String[] args) throws Exception {
      """;
  private static final String END = "} }";

  @TempDir Path directory;

  @Test
  void eachGenerationIsTheContextOfItsEventsAlsoOnAThreadThatTheLastOneLeft() {
    try (RemainRun run =
        run(
            """
            SwingUtilities.invokeAndWait(() -> tell("event"));
            tell("end");
            """)) {
      run.prints("end of version 1 with remain-generation-1").started(1);
      assertThat(run.jvm().out()).contains("event of version 1 with remain-generation-1\n");

      edit(run, 2).prints("end of version 2 with remain-generation-2").started(2);
      assertThat(run.jvm().out()).contains("event of version 2 with remain-generation-2\n");

      run.log().awaitGeneration("collected", 1);
    }
  }

  @Test
  void aQueueOnTopGoesWithItsGeneration() {
    try (RemainRun run =
        run(
            """
            tell("begin");
            Toolkit.getDefaultToolkit().getSystemEventQueue().push(new EventQueue() {
              protected void dispatchEvent(AWTEvent event) {
                System.out.println("through " + VERSION);
                super.dispatchEvent(event);
              }
            });
            SwingUtilities.invokeAndWait(() -> tell("event"));
            tell("end");
            """)) {
      run.prints("end of version 1 with remain-generation-1").started(1);

      edit(run, 2).prints("end of version 2 with remain-generation-2").started(2);

      String second = run.jvm().out().split("begin of version 2", 2)[1];
      assertThat(second).contains("through version 2\n").doesNotContain("through version 1");
      run.log().awaitGeneration("collected", 1);
    }
  }

  @Test
  void theEventThreadKeepsAProgramGoingAndIsFreedOfWhatItIsAtWhenThatEnds() {
    try (RemainRun run =
        run(
            """
            EventQueue.invokeLater(() -> {
              tell("event");
              try {
                Thread.sleep(1_000_000);
              } catch (InterruptedException e) {
                tell("interrupt");
              }
            });
            """)) {
      run.prints("event of version 1 with remain-generation-1").started(1);

      edit(run, 2).prints("event of version 2 with remain-generation-2").started(2);

      assertThat(run.jvm().out()).contains("interrupt of version 1 with remain-generation-1\n");
      assertThat(run.log().all("exited")).isEmpty();
      assertThat(run.log().awaitGeneration("stopped", 1).texts("survivors")).isEmpty();
    }
  }

  @Test
  void exitOnTheEventThreadEndsTheGeneration() {
    try (RemainRun run =
        run(
            """
            EventQueue.invokeLater(() -> {
              tell("event");
              System.exit(3);
            });
            Thread.sleep(1_000_000);
            """)) {
      run.prints("event of version 1 with remain-generation-1");
      run.log().awaitGeneration("exited", 1);
      run.says("exited with 3");

      edit(run, 2).prints("event of version 2 with remain-generation-2");

      run.log().awaitGeneration("exited", 2);
      assertThat(run.jvm().err()).doesNotContain("Exception");
      assertThat(run.log().awaitGeneration("stopped", 1).texts("notes")).isEmpty();
    }
  }

  private static RemainRun edit(RemainRun run, int next) {
    return run.edit("App", "version " + (next - 1), "version " + next);
  }

  private RemainRun run(String body) {
    CompiledApp app =
        RemainRun.app(directory).source("App", BEGIN + body.indent(4) + END).compile();
    return RemainRun.of(app).jvm("-Djava.awt.headless=true").main("App");
  }
}
