// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.boundary.Flags;
import dev.remain.generation.ShutdownHooks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BaseHooksTest {

  private final BaseHooks hooks = new BaseHooks();
  private final Thread hook = new Thread(() -> {});

  @Test
  void theHookOfWhatAKeptObjectUsesIsLeftForTheEndOfTheBase() throws Exception {
    hooks.on(
        new BaseHooks.Archives() {
          @Override
          public @Nullable Flags flags(String library) {
            return null;
          }

          @Override
          public boolean isUsed(String library) {
            return library.equals("org.h2.Closer");
          }
        });

    assertThat(hooks.takes(hook, "org.h2.Closer")).isTrue();
    assertThat(hooks.takes(hook, "org.h2.Closer")).as("registered again").isTrue();
    assertThat(hooks.takes(hook, "org.h2.Other")).isFalse();

    hooks.end();
    hook.join();
    assertThat(ShutdownHooks.isWithdrawn(hook)).isFalse();
    assertThat(hook.getState()).isEqualTo(Thread.State.TERMINATED);
  }
}
