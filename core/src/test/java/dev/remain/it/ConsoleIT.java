// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads on standard error, line by line, and on standard output where asked for. */
class ConsoleIT {

  private static final String APP =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          System.out.println("version 1");
          Thread.sleep(100_000);
        }
      }
      """;

  private static final String TOOK = "\\d+ ms|\\d+\\.\\d s";

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void compile() {
    app = RemainRun.app(directory).source("acme.App", APP);
    app.source("acme.Npc", "class Npc { int mood = 1; }").compile();
  }

  /**
   * Waits for the line and checks it as a whole; a few letters stand for what differs each time.
   */
  private static void assertNextLine(RemainRun run, int index, String wanted) {
    String beginning = wanted.replaceAll("(?s)<.*", "");
    run.jvm().awaitErr(beginning);
    List<String> lines = run.jvm().err().lines().toList();
    assertThat(lines).hasSizeGreaterThan(index);
    String pattern =
        Pattern.quote(wanted)
            .replace("<took>", "\\E(" + TOOK + ")\\Q")
            .replace("<print>", "\\E[0-9a-f]{7}\\Q")
            .replace("<ms>", "\\E\\d+\\Q");
    assertThat(lines.get(index)).matches(pattern);
  }

  @Test
  void theLifeOfAProgramIsToldInTheseLines() {
    try (RemainRun run = RemainRun.of(app).options("--hold", "300ms").main("acme.App")) {
      run.prints("version 1").started(1);
      assertNextLine(run, 0, "[remain] watching 1 directory, 2 classes, base 0 jars (events)");
      assertNextLine(
          run,
          1,
          "[remain] gen 1 running in <took>: first start  <print>  [prepare <ms>, start <ms>]");

      run.edit("acme.App", "version 1", "version 2").started(2);
      assertNextLine(
          run,
          2,
          "[remain] gen 2 running in <took>: 1 of 2 classes changed (acme/App.class)  <print>"
              + "  [quiet <ms>, prepare <ms>, stop <ms>, clean <ms>, start <ms>]");

      run.edit("acme.App", "version 2", "version 1").started(3);
      assertNextLine(
          run,
          3,
          "[remain] gen 3 running in <took>: 1 of 2 classes changed (acme/App.class)  <print>"
              + " = gen 1  [quiet <ms>, prepare <ms>, stop <ms>, clean <ms>, start <ms>]");
    }
  }

  @Test
  void aProgramThatCannotRunIsToldInTheseLines() {
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("version 1").started(1);
      run.edit("acme.App", "void main", "void mian").rejected(2);
      assertNextLine(
          run,
          2,
          "[remain] REJECTED: acme.App has no main method that java "
              + Runtime.version().feature()
              + " could run: declare public static void main(String[] args)");
      assertNextLine(run, 3, "         still running gen 1: fix and save");

      run.rewrite("acme.App", APP.replace("Thread", "if (true) throw new Error(\"no\"); Thread"));
      run.failed(2);
      assertNextLine(
          run,
          4,
          "[remain] gen 2 running in <took>: 1 of 2 classes changed (acme/App.class)  <print>"
              + "  [quiet <ms>, prepare <ms>, stop <ms>, clean <ms>, start <ms>]");
      assertNextLine(run, 5, "[remain] gen 2 FAILED in main: java.lang.Error: no (App.java:4)");
      assertNextLine(run, 6, "             at remain-generation-2//acme.App.main(App.java:4)");
      assertNextLine(run, 7, "         nothing is running: fix and save");

      run.rewrite("acme.App", APP.replace("Thread", "System.exit(3); Thread"));
      run.log().awaitGeneration("exited", 3);
      run.jvm().awaitErr("gen 3 running");
      assertNextLine(run, 9, "[remain] gen 3 exited with 3 after <took>: waiting for changes");
    }
  }

  @Test
  void aBuildAtWorkIsToldOf() {
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("version 1").started(1);

      app.delete("acme.App").delete("acme.Npc");

      run.says("[remain] waiting: ");
      assertThat(run.jvm().err().lines().toList().get(2))
          .isEqualTo("[remain] waiting: 2 of 2 classes are missing in classes (a build at work?)");
      run.rewrite("acme.App", APP).rewrite("acme.Npc", "class Npc { int mood = 2; }");
      run.started(2);
      assertThat(run.log().count("rejected")).isZero();
    }
  }

  @Test
  void questionsAreAnsweredOnStandardOutputWithStatusZero() {
    try (RemainRun help = RemainRun.of(app).withoutLog().plain("dev.remain.Main", "--help");
        RemainRun version = RemainRun.of(app).withoutLog().plain("dev.remain.Main", "--version");
        RemainRun explain =
            RemainRun.of(app).withoutLog().plain("dev.remain.Main", "--explain", "acme.App")) {
      assertThat(help.jvm().exitStatus()).isZero();
      assertThat(help.jvm().out())
          .startsWith("Remain re-runs main; the JVM remains.\n")
          .contains("  --stop-timeout <duration>");
      assertThat(version.jvm().exitStatus()).isZero();
      assertThat(version.jvm().out())
          .isEqualTo(
              "remain "
                  + System.getProperty("remaintest.version")
                  + " on Java "
                  + Runtime.version()
                  + "\n");
      assertThat(explain.jvm().exitStatus()).isZero();
      assertThat(explain.jvm().out())
          .contains("system property remain.quiet")
          .contains("live (thrown away and loaded anew at each restart):\n  " + app.classes())
          .contains("left out:\n  " + RemainRun.JAR + ": Remain itself")
          .doesNotContain("version 1");
      for (RemainRun run : List.of(help, version, explain)) {
        assertThat(run.jvm().err()).isEmpty();
      }
    }
  }
}
