// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wrong use ends at the start, with one sentence and status 2; what goes wrong later costs nothing.
 */
class BadInputIT {

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void compile() {
    app =
        RemainRun.app(directory)
            .source(
                "acme.App",
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    System.out.println("version 1");
                    Thread.sleep(100_000);
                  }
                }
                """)
            .source("acme.Plain", "public class Plain { }")
            .compile();
  }

  private static void assertRefused(RemainRun run, String sentence) {
    try (run) {
      // Before the time that stopping a program could take: there is none to stop.
      assertThat(run.jvm().exitStatus(Duration.ofSeconds(15))).isEqualTo(2);
      assertThat(run.jvm().err()).isEqualTo("[remain] " + sentence + "\n");
      assertThat(run.jvm().out()).isEmpty();
    }
  }

  @Test
  void aMainClassThatIsNotThere() {
    assertRefused(
        RemainRun.of(app).options("--stop-timeout", "1m").main("acme.Missing"),
        "there is no class acme.Missing on the class path");
  }

  @Test
  void aMainClassWithoutAMain() {
    assertRefused(
        RemainRun.of(app).main("acme.Plain"),
        "acme.Plain has no main method that java "
            + Runtime.version().feature()
            + " could run: declare public static void main(String[] args)");
  }

  @Test
  void noMainClassAtAll() {
    assertRefused(
        RemainRun.of(app).withoutLog().plain("dev.remain.Main"),
        "no main class given; usage: java -cp <class path> dev.remain.Main [options]"
            + " com.acme.App [arguments]");
  }

  @Test
  void anUnknownOption() {
    assertRefused(
        RemainRun.of(app).options("--quite", "5ms").main("acme.App"),
        "unknown option --quite; did you mean --quiet? --help lists all options");
  }

  @Test
  void aValueThatIsNotAllowed() {
    assertRefused(
        RemainRun.of(app).options("--stop-timeout", "soon").main("acme.App"),
        "option --stop-timeout: \"soon\" is not a duration;"
            + " allowed is a number with ms, s or m, such as 200ms");
  }

  @Test
  void anUnknownSystemProperty() {
    assertRefused(
        RemainRun.of(app).jvm("-Dremain.polling=true").main("acme.App"),
        "system property remain.polling: unknown setting");
  }

  @Test
  void anUnknownVariableIsWarnedOfOnly() {
    try (RemainRun run =
        RemainRun.of(app).environment("REMAIN_STOP_TIMEOT", "1s").main("acme.App")) {
      run.prints("version 1").started(1);

      run.says(
          "[remain] warning: environment REMAIN_STOP_TIMEOT: unknown setting;"
              + " did you mean REMAIN_STOP_TIMEOUT?\n");
    }
  }

  @Test
  void anEventLogThatCannotBeWritten() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertRefused(
        RemainRun.of(app)
            .withoutLog()
            .options("--event-log", file.resolve("events").toString())
            .main("acme.App"),
        "event-log: \""
            + file.resolve("events")
            + "\" cannot be written: "
            + file
            + " is not a directory");
  }

  @Test
  void aBadSettingOfAProgramThatStartsItself() throws IOException {
    Files.createFile(directory.resolve("pom.xml"));
    app.source(
            "acme.Self",
            """
            public class Self {
              public static void main(String[] args) {
                dev.remain.Remain.start(args);
                System.out.println("went on");
              }
            }
            """)
        .compile();
    assertRefused(
        RemainRun.of(app).jvm("-Dremain.on-exit=stay").start("acme.Self"),
        "system property remain.on-exit: \"stay\" is neither wait nor exit");
  }

  @Test
  void aFileGivenAsADirectoryToWatch() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    app.source(
            "acme.Host",
            """
            public class Host {
              public static void main(String[] args) {
                try {
                  dev.remain.Reloader.watching(java.nio.file.Path.of(args[0])).open();
                } catch (IllegalArgumentException e) {
                  System.out.println(e.getMessage());
                }
              }
            }
            """)
        .compile();
    try (RemainRun run = RemainRun.of(app).start("acme.Host", file.toString())) {
      assertThat(run.jvm().exitStatus()).isZero();
      assertThat(run.jvm().out()).isEqualTo("watching: " + file + " is a file, not a directory\n");
    }
  }

  @Test
  void aLiveRootThatVanishesIsWaitedFor() throws IOException {
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("version 1").started(1);
      Path away = directory.resolve("away");

      Files.move(app.classes(), away);

      run.says("[remain] waiting: ");
      assertThat(run.jvm().isAlive()).isTrue();
      assertThat(run.log().count("stopped")).isZero();
      Files.move(away, app.classes());
      run.edit("acme.App", "version 1", "version 2");
      run.prints("version 2").started(2);
      assertThat(run.log().count("rejected")).isZero();
    }
  }
}
