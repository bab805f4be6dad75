// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources are saved, and nobody compiles them but Remain. */
class CompileOnSaveIT {

  @TempDir Path directory;

  private CompiledApp app() {
    return RemainRun.app(directory)
        .source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                System.out.println(new Greeter().text());
                Thread.sleep(Long.MAX_VALUE);
              }
            }
            """)
        .source(
            "acme.Greeter",
            """
            class Greeter {
              String text() {
                return "version 1" + Unused.NUMBER;
              }
            }
            """)
        .source("acme.Unused", "class Unused { static final int NUMBER = 0; }\n")
        .compile();
  }

  private static RemainRun run(CompiledApp app, String compiler) {
    RemainRun run =
        RemainRun.of(app).options("--compile", "auto", "--compiler", compiler).main("acme.App");
    run.started(1);
    LoggedEvent proven = run.log().await("compiling", 1);
    assertThat(proven.text("sentence")).endsWith(", exact (3 of 3 classes as the build made them)");
    return run;
  }

  @ParameterizedTest
  @ValueSource(strings = {"inside", "process"})
  void whatIsSavedRunsAndWhatDoesNotCompileIsTold(String compiler) throws IOException {
    CompiledApp app = app();
    try (RemainRun run = run(app, compiler)) {
      app.edit("acme.Greeter", "version 1", "version 2");
      assertThat(run.prints("version 20").started(2).text("cause")).isEqualTo("Greeter.java saved");

      app.edit("acme.Greeter", "text()", "words()");
      run.says("App.java:3:37: error: cannot find symbol");
      run.says("still running gen 2: fix and save");
      app.edit("acme.App", "text()", "words() + '!'");
      assertThat(run.prints("version 20!").started(3).text("cause"))
          .isEqualTo("App.java and 1 more saved");

      app.edit("acme.Unused", "= 0", "= 7");
      assertThat(run.prints("version 27!").started(4).text("cause"))
          .isEqualTo("Unused.java saved (+1 that use it)");
      app.edit("acme.Greeter", " + Unused.NUMBER", "");
      run.prints("version 2!\n").started(5);
      Files.delete(directory.resolve("src/acme/Unused.java"));
      run.started(6);
      assertThat(directory.resolve("classes/acme/Unused.class")).doesNotExist();
      run.settle();
      assertThat(run.log().count("started")).isEqualTo(6);
      assertThat(run.log().count("not-compiled")).isEqualTo(1);
      assertThat(run.log().count("unchanged")).isZero();
    }
  }

  @Test
  void aSecondCompilerThatMakesTheSameIsNoSecondRestart() {
    CompiledApp app = app();
    try (RemainRun run = run(app, "inside")) {
      app.edit("acme.Greeter", "version 1", "version 2").compile();
      run.prints("version 20").started(2);
      run.settle();
      assertThat(run.log().count("started")).isEqualTo(2);

      app.edit("acme.Greeter", "version 2", "version 3");
      run.prints("version 30").started(3);
    }
  }
}
