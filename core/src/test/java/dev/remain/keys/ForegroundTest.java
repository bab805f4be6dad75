// SPDX-License-Identifier: Apache-2.0
package dev.remain.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForegroundTest {

  @Test
  void isWhereTheGroupOfTheTerminalIsThatOfTheProcess() {
    assertThat(Foreground.of("71 (java) S 1 71 60 34816 71 4194304 1 2")).isTrue();
    assertThat(Foreground.of("71 (java) S 1 71 60 34816 60 4194304 1 2")).isFalse();
    assertThat(Foreground.of("71 (java) S 1 71 60 0 -1 4194304 1 2")).isFalse();
    assertThat(Foreground.of("71 (a) 9 (b) S 1 71 60 34816 71 4194304")).isTrue();
    assertThat(Foreground.of("")).isFalse();
  }
}
