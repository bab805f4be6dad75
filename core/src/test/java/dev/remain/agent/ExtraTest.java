// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Without flags and without an agent, as the JVM of these tests is. */
class ExtraTest {

  @Test
  void anExtraThatIsClosedSaysWhatItNeeds() {
    assertThat(Extra.THREAD_LOCALS.isAvailable()).isFalse();
    assertThat(Extra.THREAD_LOCALS.sentence())
        .isEqualTo(
            "thread locals: values of a stopped generation are removed from threads that go on;"
                + " needs -javaagent:remain-core.jar, or --add-opens"
                + " java.base/java.lang=ALL-UNNAMED");
  }

  @Test
  void eachClosedPackageIsNamedOnce() {
    assertThat(Extra.IDLE_EXECUTORS.sentence())
        .endsWith(
            "; needs -javaagent:remain-core.jar, or --add-opens java.base/java.lang=ALL-UNNAMED"
                + " --add-opens java.base/java.util.concurrent=ALL-UNNAMED");
  }

  @Test
  void whatNoOptionOpensNeedsTheAgent() {
    assertThat(Extra.CLASS_VALUES.sentence()).endsWith("; needs -javaagent:remain-core.jar");
  }

  @Test
  void aJdkWithoutTheMemberIsNamed() {
    Extra extra =
        new Extra("wishes", "they come true", false, new JdkField("java.base", "java.lang.A", "b"));

    assertThat(extra.isAvailable()).isFalse();
    assertThat(extra.sentence())
        .isEqualTo("wishes: they come true; not on this JVM, which has no java.lang.A.b");
  }

  @Test
  void aModuleThatTheJvmWasMadeWithoutIsNotMissed() {
    Extra extra =
        new Extra("wishes", "they come true", false, new JdkField("java.gone", "java.gone.A", "b"));

    assertThat(extra.isAvailable()).isFalse();
    assertThat(extra.sentence())
        .isEqualTo("wishes: they come true; not needed, as this JVM has no java.gone");
  }

  @Test
  void whatIsClosedCannotBeUsed() {
    assertThatThrownBy(() -> Internals.THREAD_LOCALS.get(Thread.currentThread()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("java.lang.Thread.threadLocals cannot be reached");
  }

  @Test
  void allOfThemAreListedAfterWhatTheyNeed() {
    assertThat(Extra.sentences())
        .startsWith(
            "instrumentation: none; -javaagent:remain-core.jar gives it from the start, agent=load"
                + " later",
            Extra.THREAD_LOCALS.sentence())
        .contains(Extra.CLASS_VALUES.sentence());
  }
}
