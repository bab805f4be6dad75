// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@Opened
class OpenedExtraTest {

  @Test
  void anInstrumentationMakesEveryExtraAvailable() {
    assertThat(Extra.sentences())
        .startsWith("instrumentation: given by the JVM")
        .filteredOn(sentence -> !sentence.startsWith("instrumentation"))
        .filteredOn(
            sentence ->
                !sentence.startsWith("virtual threads") || Runtime.version().feature() >= 21)
        .hasSizeGreaterThan(5)
        .allMatch(sentence -> sentence.endsWith("; available"));
  }

  @Test
  void whatAThreadWasMadeToRunCanBeSeenAndForgotten() {
    Runnable task = () -> {};
    Thread thread = new Thread(task);

    assertThat(Internals.task(thread)).isSameAs(task);
    Internals.forgetTask(thread);
    assertThat(Internals.task(thread)).isNull();
  }
}
