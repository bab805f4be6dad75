// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalTest {

  @Test
  void environmentCanRefuseColor() {
    assertThat(Terminal.allowsColor(Map.of("TERM", "xterm"), false)).isTrue();
    assertThat(Terminal.allowsColor(Map.of(), false)).isTrue();
    assertThat(Terminal.allowsColor(Map.of("NO_COLOR", ""), false)).isTrue();
    assertThat(Terminal.allowsColor(Map.of("NO_COLOR", "1"), false)).isFalse();
    assertThat(Terminal.allowsColor(Map.of("TERM", "dumb"), false)).isFalse();
  }

  @Test
  void environmentCanForceColor() {
    assertThat(Terminal.forcesColor(Map.of("FORCE_COLOR", "1", "NO_COLOR", "1"))).isTrue();
    assertThat(Terminal.forcesColor(Map.of("CLICOLOR_FORCE", "1"))).isTrue();
    assertThat(Terminal.forcesColor(Map.of("FORCE_COLOR", "0"))).isFalse();
    assertThat(Terminal.forcesColor(Map.of("FORCE_COLOR", "", "CLICOLOR_FORCE", "0"))).isFalse();
    assertThat(Terminal.forcesColor(Map.of())).isFalse();
  }

  @Test
  void onlyKnownTerminalsOfWindowsAreColored() {
    assertThat(Terminal.allowsColor(Map.of(), true)).isFalse();
    assertThat(Terminal.allowsColor(Map.of("WT_SESSION", "x"), true)).isTrue();
    assertThat(Terminal.allowsColor(Map.of("TERM", "xterm"), true)).isTrue();
  }

  @Test
  void knowsTerminalsByTheirFile() {
    assertThat(Terminal.isTerminalFile("/dev/pts/3")).isTrue();
    assertThat(Terminal.isTerminalFile("/dev/tty1")).isTrue();
    assertThat(Terminal.isTerminalFile("/dev/console")).isTrue();
    assertThat(Terminal.isTerminalFile("/dev/null")).isFalse();
    assertThat(Terminal.isTerminalFile("pipe:[4711]")).isFalse();
  }
}
