// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallsTest {

  @Test
  void withoutAReceiverHooksAreTheJvms() {
    Thread hook = new Thread(() -> {}, "never started");

    Calls.addShutdownHook(Runtime.getRuntime(), hook);

    assertThat(Runtime.getRuntime().removeShutdownHook(hook)).isTrue();
    Runtime.getRuntime().addShutdownHook(hook);
    assertThat(Calls.removeShutdownHook(Runtime.getRuntime(), hook)).isTrue();
    assertThat(Calls.removeShutdownHook(Runtime.getRuntime(), hook)).isFalse();
  }

  @Test
  void eachCallGoesToTheReceiver() {
    Runtime runtime = Runtime.getRuntime();
    Thread hook = new Thread(() -> {}, "h");
    try (FakeReceiver receiver = FakeReceiver.install()) {
      Calls.exit(1);
      Calls.exit(runtime, 2);
      Calls.halt(runtime, 3);
      Calls.addShutdownHook(runtime, hook);

      assertThat(Calls.removeShutdownHook(runtime, hook)).isTrue();
      assertThat(receiver.calls).containsExactly("exit 1", "exit 2", "exit 3", "add h", "remove h");
    }
  }
}
