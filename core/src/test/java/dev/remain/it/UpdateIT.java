// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates that come while another is being applied, or close to it. */
class UpdateIT {

  private static final int REFERRERS = 300;

  @TempDir Path directory;

  private CompiledApp app;
  private Path go;

  @BeforeEach
  void prepareApp() {
    app = RemainRun.app(directory);
    go = directory.resolve("go");
  }

  private CompiledApp source(String body) {
    return app.source(
        "acme.App",
        """
        public class App {
          static void await(String told) throws Exception {
            System.out.println(told);
            while (!new java.io.File("%s").exists()) { Thread.sleep(5); }
          }
          public static void main(String[] args) throws Exception {
            %s
            System.out.println("version 1");
            Thread.sleep(100_000);
          }
        }
        """
            .formatted(go, body));
  }

  @Test
  void oneThatIsSavedWhileTheOldGenerationStopsIsFollowedByOneMoreRestart() throws IOException {
    source("dev.remain.Remain.onStop(() -> await(\"stopping\"));").compile();
    try (RemainRun run = RemainRun.of(app).options("--stop-timeout", "20s").main("acme.App")) {
      run.prints("version 1").started(1);
      run.edit("acme.App", "version 1", "version 2").prints("stopping");

      run.edit("acme.App", "version 2", "version 3");
      Files.createFile(go);

      run.prints("version 3").started(3);
      run.prints("version 2");
      assertThat(run.settle().log().count("started")).isEqualTo(3);
    }
  }

  @Test
  void oneThatIsSavedWhileTheNewGenerationStartsIsFollowedByOneMoreRestart() {
    source("").compile();
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("version 1").started(1);
      source("await(\"starting\");").compile();
      run.prints("starting");

      run.edit("acme.App", "version 1", "version 3");
      run.prints("starting").started(3);

      assertThat(run.settle().log().count("started")).isEqualTo(3);
      assertThat(run.stopped(2).texts("survivors")).isEmpty();
    }
  }

  @Test
  void oneThatIsSavedWhileTheNextGenerationIsPreparedIsNotLost() {
    for (int i = 0; i < REFERRERS; i++) {
      app.source("acme.R" + i, "class R" + i + " { Shared it = new Shared(); }");
    }
    app.source("acme.Shared", "class Shared { public String toString() { return \"one\"; } }");
    source("System.out.println(new Shared());").compile();
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("version 1").started(1);
      run.edit("acme.Shared", "one", "two").log().await("changed", 1);

      run.edit("acme.Shared", "two", "three");

      run.prints("three").settle();
      assertThat(run.log().count("started")).isBetween(2, 3);
    }
  }

  @Test
  void twoSavesCloseToEachOtherMakeOneRestart() throws IOException {
    source("System.out.println(new Second());");
    app.source("acme.Second", "class Second { public String toString() { return \"old\"; } }");
    app.compile();
    try (RemainRun run = RemainRun.of(app).options("--quiet", "400ms").main("acme.App")) {
      run.prints("version 1").started(1);
      byte[] changed = new CompiledClass(directory.resolve("beside"), app).bytes();

      run.edit("acme.App", "version 1", "version 2");
      long saved = System.nanoTime();
      while (System.nanoTime() - saved < 50_000_000L) {
        Thread.onSpinWait();
      }
      Files.write(app.classFile("acme.Second"), changed);

      run.prints("new").prints("version 2").started(2);
      assertThat(run.settle().log().count("started")).isEqualTo(2);
    }
  }

  /** The other version of a class, compiled elsewhere: writing it takes no time then. */
  private record CompiledClass(Path place, CompiledApp app) {
    byte[] bytes() {
      return CompiledApp.in(place)
          .source("acme.Second", "class Second { public String toString() { return \"new\"; } }")
          .compile()
          .classBytes("acme.Second");
    }
  }

  @Test
  void requestsThatComeAtOnceMakeOneRestart() throws IOException {
    Path trigger = directory.resolve("apply");
    source("").compile();
    try (RemainRun run =
        RemainRun.of(app).options("--trigger-file", trigger.toString()).main("acme.App")) {
      run.prints("version 1").started(1);
      run.edit("acme.App", "version 1", "version 2");
      assertThat(run.settle().log().count("started")).isEqualTo(1);

      Files.createFile(trigger);
      Files.writeString(trigger, "again");
      Files.writeString(trigger, "and again");

      run.prints("version 2").started(2);
      assertThat(run.settle().log().count("started")).isEqualTo(2);
    }
  }

  @Test
  void aRequestWithoutAChangeStartsOnlyWhatDoesNotRun() throws IOException {
    Path trigger = directory.resolve("apply");
    source("if (new java.io.File(\"ended\").exists()) return;").compile();
    try (RemainRun run =
        RemainRun.of(app).options("--trigger-file", trigger.toString()).main("acme.App")) {
      run.prints("version 1").started(1);
      Files.createFile(trigger);
      assertThat(run.settle().log().count("started")).isEqualTo(1);

      Files.createFile(directory.resolve("ended"));
      run.edit("acme.App", "version 1", "version 2");
      Files.writeString(trigger, "now");
      run.log().awaitGeneration("exited", 2);
      Files.delete(directory.resolve("ended"));
      Files.writeString(trigger, "and again");

      run.prints("version 2");
      assertThat(run.started(3).text("cause")).isEqualTo("requested");
      assertThat(run.started(3).text("sameAs")).isEqualTo("2");
    }
  }
}
