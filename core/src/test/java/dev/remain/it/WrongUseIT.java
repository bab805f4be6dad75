// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Remain says to what it cannot start. */
class WrongUseIT {

  @TempDir Path directory;

  @Test
  void aMainClassThatIsNotThereEndsTheJvmAtOnce() {
    CompiledApp app = RemainRun.app(directory);
    // Longer than the test waits.
    try (RemainRun run = RemainRun.of(app).options("--stop-timeout", "90s").main("acme.Nowhere")) {
      assertThat(run.jvm().exitStatus()).isEqualTo(2);
      assertThat(run.jvm().err())
          .isEqualTo("[remain] there is no class acme.Nowhere on the class path\n");
    }
  }
}
