// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is full says so in time. */
class MetaspaceIT {

  private static final int CLASSES = 60;
  private static final int METHODS = 400;

  @TempDir Path directory;

  @Test
  void aGenerationThatDoesNotFitIsRejectedAndTheOldOneRunsOn() {
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
    try (RemainRun run = RemainRun.of(app).jvm("-XX:MaxMetaspaceSize=16m").main("acme.App")) {
      run.prints("version 1").started(1);
      String methods =
          IntStream.range(0, METHODS)
              .mapToObj(i -> "int method" + i + "(int a) { return a + " + i + "; }")
              .collect(Collectors.joining(" "));
      for (int i = 0; i < CLASSES; i++) {
        app.source("acme.Big" + i, "class Big" + i + " { " + methods + " }");
      }

      run.edit("acme.App", "version 1", "version 2");

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
