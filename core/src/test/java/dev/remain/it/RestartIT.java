// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which {@code main} may go on or end leads to the next generation. */
class RestartIT {

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void prepareApp() {
    app = CompiledApp.in(directory);
  }

  private RemainRun run(String body) {
    app.source(
            "acme.App",
            "public class App { public static void main(String[] args) throws Exception {"
                + " System.out.println(\"version 1\"); "
                + body
                + " } }")
        .compile();
    return RemainRun.of(app).options("--stop-timeout", "1s").main("acme.App");
  }

  private static void assertRestarts(RemainRun run) {
    run.prints("version 1").started(1);

    run.edit("acme.App", "version 1", "version 2");

    run.prints("version 2").started(2);
  }

  @Test
  void aMainThatReturnsAtOnceIsRunAgain() {
    try (RemainRun run = run("")) {
      assertRestarts(run);
    }
  }

  @Test
  void aMainThatNeverReturnsIsInterruptedAndRunAgain() {
    try (RemainRun run = run("new java.util.concurrent.CountDownLatch(1).await();")) {
      assertRestarts(run);

      assertThat(run.stopped(1).texts("survivors")).isEmpty();
      assertThat(run.log().count("failed")).isZero();
    }
  }
}
