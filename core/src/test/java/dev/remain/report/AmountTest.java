// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmountTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT-1S, 0 ms",
    "PT0.0004S, 0 ms",
    "PT0.0005S, 1 ms",
    "PT0.087S, 87 ms",
    "PT0.9994S, 999 ms",
    "PT0.9996S, 1.0 s",
    "PT12.44S, 12.4 s",
    "PT12.45S, 12.5 s",
    "PT99.94S, 99.9 s",
    "PT99.96S, 1 min 40 s",
    "PT3M20S, 3 min 20 s",
    "PT3M59.6S, 4 min 0 s",
    "PT99M59S, 99 min 59 s",
    "PT100M, 1 h 40 min",
    "PT25H, 25 h 0 min"
  })
  void durationsReadWell(Duration duration, String text) {
    assertThat(Amount.of(duration)).isEqualTo(text);
  }

  @Test
  void nounsAreInTheRightNumber() {
    assertThat(Amount.of(0, "class", "classes")).isEqualTo("0 classes");
    assertThat(Amount.of(1, "class", "classes")).isEqualTo("1 class");
    assertThat(Amount.of(2, "class", "classes")).isEqualTo("2 classes");
  }
}
