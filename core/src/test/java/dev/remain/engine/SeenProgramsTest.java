// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Fingerprint;
import org.junit.jupiter.api.Test;

class SeenProgramsTest {

  @Test
  void theEarliestGenerationOfAProgramIsRemembered() {
    SeenPrograms history = new SeenPrograms();
    Fingerprint a = Fingerprint.of("a");
    Fingerprint b = Fingerprint.of("b");

    assertThat(history.earliest(a, 1)).isZero();
    assertThat(history.earliest(b, 2)).isZero();
    assertThat(history.earliest(Fingerprint.of("a"), 3)).isEqualTo(1);
    assertThat(history.earliest(a, 4)).isEqualTo(1);
    assertThat(history.earliest(b, 5)).isEqualTo(2);
  }
}
