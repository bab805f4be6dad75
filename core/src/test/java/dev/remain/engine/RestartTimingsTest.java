// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartTimingsTest {

  @Test
  void phasesFollowEachOtherWithoutAGap() {
    RestartTimings phases = RestartTimings.since(1_000);

    phases.end("quiet", 1_500);
    phases.end("prepare", 4_500);

    assertThat(phases.all())
        .containsExactly(
            new ReloadEvent.Phase("quiet", Duration.ofNanos(500)),
            new ReloadEvent.Phase("prepare", Duration.ofNanos(3_000)));
  }

  @Test
  void noPhaseIsNegative() {
    RestartTimings phases = RestartTimings.since(1_000);

    phases.end("quiet", 900);

    assertThat(phases.all()).last().extracting(ReloadEvent.Phase::took).isEqualTo(Duration.ZERO);
  }
}
