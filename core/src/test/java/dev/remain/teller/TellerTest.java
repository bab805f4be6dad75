// SPDX-License-Identifier: Apache-2.0
package dev.remain.teller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellerTest {

  private final List<ReloadEvent> told = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private final Teller teller = new Teller(told::add, () -> now);

  @Test
  void aWarningHasTheTimeOfItsTelling() {
    teller.warn(7, "of a generation");
    now = Instant.EPOCH.plusSeconds(1);
    teller.warn("of nobody");

    assertThat(told)
        .containsExactly(
            new ReloadEvent.Warned(Instant.EPOCH, 7, "of a generation"),
            new ReloadEvent.Warned(Instant.EPOCH.plusSeconds(1), 0, "of nobody"));
  }

  @Test
  void anotherListenerHasTheSameClock() {
    List<ReloadEvent> others = new ArrayList<>();
    now = Instant.EPOCH.plusSeconds(2);

    teller.to(others::add).warn("elsewhere");

    assertThat(told).isEmpty();
    assertThat(others).containsExactly(new ReloadEvent.Warned(now, 0, "elsewhere"));
  }
}
