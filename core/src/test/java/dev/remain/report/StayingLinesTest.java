// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import dev.remain.event.ReloadEvent.Dropped;
import dev.remain.event.ReloadEvent.Learned;
import dev.remain.event.ReloadEvent.Phase;
import dev.remain.event.ReloadEvent.Started;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of that which stays, and of that which does not any more. */
final class StayingLinesTest {

  private static final Instant AT = Instant.EPOCH;
  private static final String FINGERPRINT = "dcb43480123456789abcdef012345678";

  @Test
  void saysWhatWasLearnedOfAJarAndHowManyAreLoadedAnew() {
    String reason = "goes on running app.Sweep of gen 1";
    assertThat(lines(new Learned(AT, 2, "quartz-2.5.0.jar", reason, List.of("jobs.jar"))))
        .isEqualTo(
            "[remain] quartz-2.5.0.jar goes on running app.Sweep of gen 1: loaded anew with each"
                + " generation from now on (+1 jar that uses it)\n");
    assertThat(lines(new Learned(AT, 2, "a.jar", "keeps app.A of gen 1", List.of("b", "c"))))
        .isEqualTo(
            "[remain] a.jar keeps app.A of gen 1: loaded anew with each generation from now on"
                + " (+2 jars that use it)\n");
    assertThat(lines(new Learned(AT, 3, "", "gen 2 failed on what they kept", List.of("b", "c"))))
        .isEqualTo(
            "[remain] all 2 jars are loaded anew with each generation from now on: gen 2 failed on"
                + " what they kept\n");
    assertThat(
            lines(
                new Started(
                    AT,
                    2,
                    "1 of 8 classes changed (app/Order.class)",
                    FINGERPRINT,
                    0,
                    List.of(phase("quiet", 212_000)),
                    2,
                    41)))
        .isEqualTo(
            "[remain] gen 2 running in 212 ms: 1 of 8 classes changed (app/Order.class); 2 of 41"
                + " jars anew  dcb4348  [quiet 212]\n");
  }

  @Test
  void saysWhatIsKeptNoLonger() {
    assertThat(lines(new Dropped(AT, "db", "lib.Pool", "the program ends", "")))
        .isEqualTo("[remain] kept \"db\" is dropped: the program ends\n");
    assertThat(
            lines(
                new Dropped(
                    AT,
                    "db",
                    "lib.Pool",
                    "the program ends",
                    "closing it threw java.io.IOException")))
        .isEqualTo(
            "[remain] kept \"db\" is dropped: the program ends\n"
                + "         closing it threw java.io.IOException\n");
  }

  private static String lines(ReloadEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    new ConsoleReporter(out, false, false).accept(event);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Phase phase(String name, long micros) {
    return new Phase(name, Duration.ofNanos(micros * 1_000));
  }
}
