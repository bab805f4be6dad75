// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.ForkedJvm;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A shell asks a program that runs, and waits for what it has saved. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ControlIT {

  @TempDir Path directory;

  private CompiledApp app() {
    return CompiledApp.at(directory.resolve("src"), directory.resolve("target/classes"))
        .source(
            "App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                System.out.println("version 1");
                Thread.sleep(1_000_000);
              }
            }
            """)
        .compile();
  }

  /** What {@code --tell} ends with, and prints. */
  private String tell(String what) {
    try (ForkedJvm shell =
        ForkedJvm.builder()
            .classPath(RemainRun.JAR)
            .mainClass("dev.remain.Main")
            .arguments("--tell", what)
            .directory(directory)
            .start()) {
      return shell.exitStatus() + " " + (shell.out() + shell.err()).trim();
    }
  }

  @Test
  void answersWhileTheProgramRunsAndNobodyIsThereAfterIt() {
    CompiledApp app = app();
    try (RemainRun run = RemainRun.of(app).options("--control", "on").main("App")) {
      run.started(1);
      run.says("[remain] control: ");
      app.edit("App", "version 1", "version 2").compile();

      assertThat(tell("await")).isEqualTo("0 gen 2 is running: 1 of 1 class changed (App.class)");
      run.jvm().stop();
      run.jvm().exitStatus();
    }
    assertThat(tell("status")).isEqualTo("2 no program runs here with control=on");
    assertThat(directory.resolve("target/remain")).isEmptyDirectory();
  }

  @Test
  void whoSavesASourceWaitsForWhatIsCompiledOfIt() {
    CompiledApp app = app();
    try (RemainRun run =
        RemainRun.of(app).options("--control", "on", "--compile", "auto").main("App")) {
      run.started(1);
      run.says("[remain] control: ");
      run.log().await("compiling", 1);

      app.edit("App", "version 1", "version 2");
      assertThat(tell("await")).isEqualTo("0 gen 2 is running: App.java saved");
      run.prints("version 2");

      app.edit("App", "(1_000_000);", "(1_000_000)");
      assertThat(tell("await"))
          .startsWith("1 ")
          .contains("App.java:4:28: error: ';' expected")
          .endsWith("gen 2 is running");
    }
  }

  @Test
  void nothingListensUnasked() {
    try (RemainRun run = RemainRun.of(app()).main("App")) {
      run.started(1);

      assertThat(tell("status")).isEqualTo("2 no program runs here with control=on");
    }
  }
}
