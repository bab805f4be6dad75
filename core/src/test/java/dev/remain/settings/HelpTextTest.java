// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HelpTextTest {

  @Test
  void helpIsTheGoldenText() {
    assertThat(HelpText.text()).isEqualTo(Golden.text("help.txt"));
  }

  @Test
  void helpIsPlainAndNarrow() {
    assertThat(HelpText.text().lines())
        .allSatisfy(line -> assertThat(line).matches("[ -~]{0,100}").doesNotEndWith(" "));
  }
}
