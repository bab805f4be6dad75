// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import dev.remain.event.ReloadEvent.Collected;
import dev.remain.event.ReloadEvent.Retained;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakReportTest {

  @Test
  void aCleanRunIsOneSentence() {
    LeakReport report = new LeakReport(3, List.of(collected(1), collected(2), collected(3)));

    assertThat(report.isClean()).isTrue();
    assertThat(report.sentences())
        .containsExactly("check-leaks: 3 generations ran, and all were collected");
    assertThat(new LeakReport(1, List.of(collected(1))).sentences())
        .containsExactly("check-leaks: 1 generation ran, and it was collected");
  }

  @Test
  void generationsAreGroupedByLeak() {
    LeakReport report =
        new LeakReport(
            9,
            List.of(
                retained(1, "a", "do a", false),
                retained(2, "b", "", false),
                retained(3, "a", "do a", false),
                collected(4),
                retained(6, "a", "do a", false),
                retained(5, "a", "do a", false),
                retained(7, "a", "do a", false),
                retained(8, "c", "", true),
                retained(9, "c", "", true)));

    assertThat(report.isClean()).isFalse();
    assertThat(report.sentences())
        .containsExactly(
            "check-leaks: 9 generations ran, 1 was collected, 6 are still in memory,"
                + " 2 are held softly",
            "leak print-of-a: 5 generations (1, 3, 5 to 7) held by a\ndo a",
            "leak print-of-b: 1 generation (2) held by b",
            "no leak print-of-c: 2 generations (8, 9) held by c");
  }

  @Test
  void whatIsHeldSoftlyIsNoLeak() {
    LeakReport report = new LeakReport(1, List.of(retained(1, "c", "", true)));

    assertThat(report.isClean()).isTrue();
    assertThat(report.sentences())
        .first()
        .isEqualTo("check-leaks: 1 generation ran, 0 were collected, 1 is held softly");
  }

  @Test
  void whatWentAfterAllIsNoLeakEither() {
    LeakReport report = new LeakReport(1, List.of(retained(1, "a", "", false), collected(1)));

    assertThat(report.isClean()).isTrue();
    assertThat(report.sentences()).hasSize(1);
  }

  @Test
  void aReplacedBaseIsNoGeneration() {
    LeakReport report =
        new LeakReport(2, List.of(retained(1, "a", "", false), retained(0, "a", "", false)));

    assertThat(report.sentences())
        .containsExactly(
            "check-leaks: 2 generations ran, 1 was collected, 1 is still in memory",
            "leak print-of-a: 1 generation (1) and 1 replaced base held by a");
    assertThat(new LeakReport(1, List.of(retained(0, "b", "", false))).sentences())
        .containsExactly(
            "check-leaks: 1 generation ran, and it was collected",
            "leak print-of-b: 1 replaced base held by b");
  }

  private static ReloadEvent collected(int generation) {
    return new Collected(Instant.EPOCH, generation, "remain-generation-" + generation);
  }

  private static ReloadEvent retained(int generation, String path, String advice, boolean soft) {
    return new Retained(
        Instant.EPOCH,
        generation,
        "remain-generation-" + generation,
        path,
        advice,
        "print-of-" + path,
        soft);
  }
}
