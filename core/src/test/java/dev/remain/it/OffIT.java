// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Remain has no business it does nothing, and the program runs as without it. */
class OffIT {

  private static final String APP =
      """
      import dev.remain.Remain;

      public class App {
        public static void main(String[] args) throws Exception {
          int before = Thread.activeCount();
          Remain.start(args);
          Remain.onStop(() -> System.out.println("never"));
          Remain.onStop("named", () -> System.out.println("never"));
          Remain.onRefresh(paths -> System.out.println("never"));
          Remain.onStart(generation -> System.out.println("never"));
          Remain.restart("never");
          Remain.restartAfresh("never");
          Remain.checkpoint();
          if (Remain.carry("npc", App.class, App::new) != Remain.carry("npc", App.class, App::new)
              || Remain.keep("npc", App.class, App::new) != Remain.keep("npc", App.class, App::new)
              || Remain.generation() != 0
              || !Remain.running()) {
            System.out.println("not as documented");
          }
          Runnable target = () -> { };
          if (Remain.reloadable("task", Runnable.class, target) != target) {
            System.out.println("no direct call");
          }
          System.out.println(Thread.currentThread().getName() + " " + Remain.status().state()
              + " " + (Thread.activeCount() - before) + " more threads " + String.join(" ", args));
          System.exit(6);
        }
      }
      """;

  private static final String RAN = "main OFF 0 more threads given\n";

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void compile() throws IOException {
    app = RemainRun.app(directory).source("acme.App", APP).compile();
    Files.createFile(directory.resolve("pom.xml"));
  }

  private static void assertRanWithout(RemainRun run, String error) {
    assertThat(run.jvm().exitStatus()).isEqualTo(6);
    assertThat(run.jvm().out()).isEqualTo(RAN);
    assertThat(run.jvm().err()).isEqualTo(error);
  }

  @Test
  void enabledFalseIsSilentAndNoOtherSettingIsRead() {
    try (RemainRun run =
        RemainRun.of(app)
            .jvm("-Dremain.enabled=false", "-Dremain.no-such-setting=1")
            .start("acme.App", "given")) {
      assertRanWithout(run, "");
    }
  }

  @Test
  void enabledFalseHoldsForTheCommandLineToo() {
    try (RemainRun run =
        RemainRun.of(app).options("--enabled", "false").main("acme.App", "given")) {
      assertRanWithout(run, "");
    }
  }

  @Test
  void aClassPathOfArchivesSaysSoInOneLine() {
    Path jar = app.jar().writeTo(directory.resolve("app.jar"));
    try (ForkedJvm jvm =
        ForkedJvm.builder()
            .classPath(RemainRun.JAR, jar)
            .mainClass("acme.App")
            .arguments("given")
            .outputs(directory)
            .start()) {
      assertThat(jvm.exitStatus()).isEqualTo(6);
      assertThat(jvm.out()).isEqualTo(RAN);
      assertThat(jvm.err())
          .isEqualTo(
              "[remain] off: the class path has no class directory, only jars"
                  + " (-Dremain.enabled=true overrides this)\n");
    }
  }

  @Test
  void aFileOfSettingsThatLiesInTheWorkingDirectoryOpensNothingInAPackagedProgram()
      throws IOException {
    Path log = directory.resolve("made/by/it");
    Files.writeString(
        directory.resolve("remain.properties"),
        "enabled=true\nfront=0.0.0.0:1\nevent-log=" + log + "\n");
    Path jar = app.jar().writeTo(directory.resolve("app.jar"));
    try (ForkedJvm jvm =
        ForkedJvm.builder()
            .classPath(RemainRun.JAR, jar)
            .mainClass("acme.App")
            .arguments("given")
            .directory(directory)
            .outputs(directory)
            .start()) {
      assertThat(jvm.exitStatus()).isEqualTo(6);
      assertThat(jvm.out()).isEqualTo(RAN);
      assertThat(log).doesNotExist();
    }
  }

  @Test
  void aSourceFileThatJavaCompiledItselfRunsAndSaysSoInOneLine() throws IOException {
    Path source = directory.resolve("Alone.java");
    Files.writeString(
        source,
        """
        public class Alone {
          public static void main(String[] args) {
            dev.remain.Remain.start(args);
            System.out.println("main runs " + String.join(" ", args));
          }
        }
        """);
    try (ForkedJvm jvm =
        ForkedJvm.builder()
            .classPath(RemainRun.JAR, app.classes())
            .mainClass(source.toString())
            .arguments("given")
            .outputs(directory)
            .start()) {
      assertThat(jvm.exitStatus()).isEqualTo(0);
      assertThat(jvm.out()).isEqualTo("main runs given\n");
      assertThat(jvm.err())
          .isEqualTo(
              "[remain] off: the program was started from its source file, and its classes are in"
                  + " memory only: compile it into a directory and start it from there\n");
    }
  }

  @Test
  void aTestRunnerOnTheStackSaysSoInOneLine() {
    app.source(
            "org.junit.runner.Runner",
            """
            public class Runner {
              public static void main(String[] args) throws Exception { acme.App.main(args); }
            }
            """)
        .compile();
    try (RemainRun run = RemainRun.of(app).start("org.junit.runner.Runner", "given")) {
      assertRanWithout(run, "[remain] off: a test runner called (org.junit.runner.Runner)\n");
    }
  }

  @Test
  void aStartFromTheModulePathSaysSoInOneLine() {
    CompiledApp modular =
        RemainRun.app(directory.resolve("modular"))
            .source("module-info", "module acme { requires dev.remain; }");
    modular.source("acme.App", APP).modulePath(RemainRun.JAR).compile();
    try (ForkedJvm jvm =
        ForkedJvm.builder()
            .options("-p", modular.classes() + java.io.File.pathSeparator + RemainRun.JAR)
            .options("-m")
            .mainClass("acme/acme.App")
            .arguments("given")
            .outputs(directory)
            .start()) {
      assertThat(jvm.exitStatus()).isEqualTo(6);
      assertThat(jvm.out()).isEqualTo(RAN);
      assertThat(jvm.err())
          .isEqualTo(
              "[remain] off: the program was started from the module path (-m):"
                  + " start it from the class path\n");
    }
  }
}
