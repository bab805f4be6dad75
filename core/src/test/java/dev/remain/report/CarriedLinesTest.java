// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent.Carried;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarriedLinesTest {

  private static final Duration TOOK = Duration.ofMillis(46);

  @Test
  void sayWhatWasCarriedAndWhatBecameDifferent() {
    assertThat(lines(30_011, List.of("acme.Npc: name dropped", "acme.A: x -> y")))
        .isEqualTo(
            "[remain] carried 30,011 objects in 46 ms\n"
                + "         acme.Npc: name dropped\n"
                + "         acme.A: x -> y\n");
    assertThat(lines(1, List.of())).isEqualTo("[remain] carried 1 object in 46 ms\n");
  }

  @Test
  void areNoneIfNoObjectWasMadeAnew() {
    assertThat(lines(0, List.of())).isEmpty();
  }

  private static String lines(int objects, List<String> notes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    new ConsoleReporter(out, false, false)
        .accept(new Carried(Instant.EPOCH, 7, objects, TOOK, notes));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
