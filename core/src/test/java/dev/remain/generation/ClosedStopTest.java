// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What no woven call saw goes on where the JDK is closed; the stop is as quick. */
@Timeout(60)
class ClosedStopTest {

  @TempDir Path directory;
  private Unwoven unwoven;

  @BeforeEach
  void compile() {
    unwoven = new Unwoven(directory);
  }

  @Test
  void aHookAddedThroughReflectionIsLeftToTheJvm() {
    unwoven.call("addHook");

    assertThat(unwoven.stop().notes()).isEmpty();

    assertThat(unwoven.left()).isEqualTo(1);
    unwoven.call("removeHook");
  }

  @Test
  void anExecutorMadeThroughReflectionGoesOn() {
    unwoven.call("idleExecutor");
    Thread worker = unwoven.idle();

    unwoven.stop();

    assertThat(worker.isAlive()).isTrue();
    unwoven.call("shutDown");
  }

  @Test
  void noVirtualThreadIsFound() {
    assertThat(VirtualThreads.running(4)).isEmpty();
  }
}
