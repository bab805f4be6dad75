// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTextTest {

  private static final Instant SINCE = Instant.parse("2026-11-29T10:00:00Z");

  @Test
  void saysAllThatIsKnown() {
    Status.Start start =
        new Status.Start("Npc.java saved", List.of("acme/Npc.class"), Duration.ofMillis(87));
    Status status =
        new Status(
            Status.State.RUNNING,
            7,
            "98ebc0112233445566778899aabbccdd",
            SINCE,
            "paused: changes wait until resume",
            "Npc.java:3: error: ';' expected",
            start,
            1,
            List.of(new Status.Kept("db", "acme.Db", SINCE), new Status.Kept("x", "acme.X", SINCE)),
            List.of());

    assertThat(StatusText.of(status, SINCE.plusSeconds(200)))
        .isEqualTo(
            """
            gen 7 is running for 3 min 20 s  98ebc01
            started in 87 ms: Npc.java saved
            kept: "db" (acme.Db), "x" (acme.X)
            1 loader of stopped generations still in memory
            waiting: paused: changes wait until resume
            Npc.java:3: error: ';' expected""");
  }

  @Test
  void saysNothingOfWhatIsNot() {
    Status status =
        new Status(
            Status.State.FAILED, 2, "", SINCE, "", "", Status.Start.NONE, 0, List.of(), List.of());

    assertThat(StatusText.of(status, SINCE))
        .isEqualTo("gen 2 has failed and nothing is running for 0 ms");
  }
}
