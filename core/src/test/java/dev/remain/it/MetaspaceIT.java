// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is full says so in time. */
class MetaspaceIT {

  private static final int CLASSES = 40;
  private static final int METHODS = 3_000;

  /** For what room is left where no large one fits. */
  private static final int SMALL_CLASSES = 2_000;

  @TempDir Path directory;

  @Test
  void aGenerationThatDoesNotFitIsRejectedAndTheOldOneRunsOn() throws IOException {
    CompiledApp app = RemainRun.app(directory);
    app.source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                System.out.println("version 1");
                for (int beat = 0; true; beat++) {
                  Thread.sleep(20);
                  System.out.println("beat " + beat);
                }
              }
            }
            """)
        .compile();
    Path trigger = directory.resolve("apply");
    try (RemainRun run =
        RemainRun.of(app)
            .jvm("-XX:MaxMetaspaceSize=16m")
            .options("--trigger-file", trigger.toString())
            .main("acme.App")) {
      run.prints("version 1").started(1);
      for (int i = 0; i < CLASSES; i++) {
        Path file = app.classFile("acme.Big" + i);
        Files.write(file, OddClasses.withMethods("acme/Big" + i, METHODS));
      }

      run.edit("acme.App", "version 1", "version 2");
      Files.writeString(trigger, "now");

      assertThat(run.rejected(2).text("reason"))
          .isEqualTo(
              "the JVM is out of memory for classes (Metaspace): restart the JVM,"
                  + " with a larger -XX:MaxMetaspaceSize if this comes again");
      long beats = run.jvm().out().lines().filter(line -> line.startsWith("beat ")).count();
      run.prints("beat " + (beats + 5) + "\n");
      assertThat(run.jvm().out()).doesNotContain("version 2");
    }
  }

  @Test
  void aMainThatFillsTheJvmHasFailedAndTheFixBringsItBack() throws IOException {
    CompiledApp app = RemainRun.app(directory);
    String version1 = source("System.out.println(\"version 1\"); Thread.sleep(100_000);");
    app.source("acme.App", version1).compile();
    for (int i = 0; i < CLASSES; i++) {
      Path file = app.classFile("acme.Big" + i);
      Files.write(file, OddClasses.withMethods("acme/Big" + i, METHODS));
    }
    for (int i = 0; i < SMALL_CLASSES; i++) {
      Path file = app.classFile("acme.Small" + i);
      Files.write(file, OddClasses.withMethods("acme/Small" + i, 0));
    }
    try (RemainRun run = RemainRun.of(app).jvm("-XX:MaxMetaspaceSize=16m").main("acme.App")) {
      run.prints("version 1").started(1);

      run.rewrite(
          "acme.App",
          source(
              "try { fill(\"acme.Big\", %d); } finally { fill(\"acme.Small\", %d); }"
                      .formatted(CLASSES, SMALL_CLASSES)
                  + " } static void fill(String name, int count) throws Exception {"
                  + " for (int i = 0; i < count; i++) {"
                  + " Class.forName(name.concat(Integer.toString(i))).getMethods(); }"));

      assertThat(run.failed(2).text("error")).startsWith("java.lang.OutOfMemoryError: Metaspace");
      run.rewrite("acme.App", version1.replace("version 1", "version 3"));
      run.prints("version 3").started(3);
    }
  }

  private static String source(String body) {
    return "public class App { public static void main(String[] args) throws Exception { "
        + body
        + " } }";
  }
}
