// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplanationTest {

  @TempDir Path directory;

  @Test
  void explanationIsTheGoldenText() {
    Settings settings =
        new Places(directory)
            .option(Setting.QUIET, "200ms")
            .property("remain.refresh", "templates/**")
            .variable("REMAIN_VERBOSE", "TRUE")
            .variable("CI", "true")
            .file("ignore=none,**/*.{bak,tmp}\nevent-log=none")
            .classPathFile("hold=0.5m")
            .read();

    Explanation explanation =
        new Explanation(
            settings,
            List.of("com.acme.App is the main class", "Remain.start is on here"),
            List.of("/home/ada/shop/target/classes", "/home/ada/shop/domain/target/classes"),
            List.of("/home/ann/.m2/repository/org/slf4j/slf4j-api-2.0.17.jar"),
            List.of("/home/ann/.m2/repository/dev/remain/remain-core-0.1.0.jar: Remain itself"),
            List.of("instrumentation: given by the JVM"));

    assertThat(explanation.text()).isEqualTo(Golden.text("explain.txt"));
  }

  @Test
  void emptyPartsSayNone() {
    Explanation explanation =
        new Explanation(
            new Places(directory).read(), List.of(), List.of(), List.of(), List.of(), List.of());

    assertThat(explanation.text())
        .endsWith(
            """

            program:
              none

            live (thrown away and loaded anew at each restart):
              none

            base (kept, but for what has to be loaded anew):
              none

            left out:
              none

            extras:
              none
            """);
  }
}
