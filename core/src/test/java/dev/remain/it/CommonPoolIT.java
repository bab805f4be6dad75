// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workers of the common pool outlive generations; what is done on them does not. */
class CommonPoolIT {

  private static final String APP =
      """
      import java.util.concurrent.*;
      public class App {
        public static void main(String[] args) throws Exception {
          CompletableFuture.runAsync(App::begin).get();
          System.out.println("version 1 began");
        }

        static void begin() {
          Thread thread = new Thread(App::work);
          thread.setDaemon(false); // The workers are daemons.
          thread.start();
        }

        static void work() {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            System.out.println("version 1 ended");
          }
        }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void prepareApp() {
    app = CompiledApp.in(directory).source("acme.App", APP).compile();
  }

  private RemainRun run() {
    return RemainRun.of(app)
        .jvm("-Djava.util.concurrent.ForkJoinPool.common.parallelism=4")
        .main("acme.App");
  }

  @Test
  void threadsStartedThereEndWithTheirGeneration() {
    try (RemainRun run = run()) {
      run.prints("version 1 began").started(1);

      run.edit("acme.App", "version 1", "version 2").prints("version 1 ended");
      run.prints("version 2 began").started(2);
      assertThat(run.log().count("exited")).isZero();

      run.edit("acme.App", "version 2", "version 3").prints("version 2 ended");
      run.prints("version 3 began").started(3);
    }
  }

  @Test
  void aGenerationLastsAsLongAsAThreadStartedThere() {
    try (RemainRun run = run()) {
      run.prints("version 1 began").started(1);
      run.edit("acme.App", "version 1", "version 2").prints("version 2 began").started(2);

      run.settle();

      assertThat(run.log().count("exited")).isZero();
    }
  }

  @Test
  void exitCalledThereEndsTheGenerationThatRuns() {
    try (RemainRun run = run()) {
      run.prints("version 1 began").started(1);

      app.edit("acme.App", "version 1", "version 2")
          .edit("acme.App", "thread.start();", "System.exit(5);")
          .compile();

      assertThat(run.log().awaitGeneration("exited", 2).number("status")).isEqualTo(5);
    }
  }
}
