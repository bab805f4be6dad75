// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastingThreadsTest {

  private final LastingThreads lasting = new LastingThreads();

  @Test
  void theNextOfAKindIsKnown() {
    assertThat(lasting.isKnown(named("executor-1-1"))).isFalse();

    lasting.goesOn(named("executor-1-1"));

    assertThat(lasting.isKnown(named("executor-2-17"))).isTrue();
    assertThat(lasting.isKnown(named("acceptor-1"))).isFalse();
  }

  private static Thread named(String name) {
    return new Thread(() -> {}, name);
  }
}
