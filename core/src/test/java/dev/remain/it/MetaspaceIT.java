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
}
