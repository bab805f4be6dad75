// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherAgentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"-javaagent:/lib/aspectjweaver.jar", "-agentpath:/lib/x.so=y", "-agentlib:hprof"})
  void whatMayChangeClassesIsAnother(String option) {
    assertThat(OtherAgents.areAny(List.of("-Xmx1g", option), true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx1g",
        "-Dx=-javaagent:a.jar",
        "-agentlib:jdwp=transport=dt_socket,server=y",
        "-javaagent:/lib/remain-core-0.1.0.jar"
      })
  void aDebuggerAndRemainItselfAreNone(String option) {
    assertThat(OtherAgents.areAny(List.of(option), true)).isFalse();
  }

  @Test
  void oneThatWasAttachedIsNotNamedInTheOptions() {
    assertThat(OtherAgents.areNone(List.of(), List.of("Attach Listener"), false)).isFalse();
    assertThat(OtherAgents.areNone(List.of(), List.of("Attach Listener"), true)).isTrue();
    assertThat(OtherAgents.areNone(List.of(), List.of("Signal Dispatcher"), false)).isTrue();
  }
}
