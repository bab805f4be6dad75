// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.agent.Internals;
import dev.remain.agent.Opened;
import dev.remain.fixtures.Patience;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What no woven call saw is ended where the JDK is open. */
@Opened
@Timeout(60)
class OpenedStopTest {

  @TempDir Path directory;
  private Unwoven unwoven;

  @BeforeEach
  void compile() {
    unwoven = new Unwoven(directory);
  }

  @Test
  void aHookAddedThroughReflectionRunsAndLeavesTheJvmsList() {
    unwoven.call("addHook");

    assertThat(unwoven.stop().notes()).isEmpty();

    assertThat(unwoven.left()).isZero();
    assertThat(HiddenHooks.take(unwoven.generation)).isEmpty();
  }

  @Test
  void hooksOfOthersStay() {
    Thread library = new Thread(() -> {}, "library");
    library.setContextClassLoader(unwoven.generation.loader());
    Runtime.getRuntime().addShutdownHook(library);

    assertThat(HiddenHooks.take(unwoven.generation)).isEmpty();

    assertThat(Runtime.getRuntime().removeShutdownHook(library)).isTrue();
  }

  @Test
  void anExecutorWhoseThreadsTheProgramMakesEnds() {
    unwoven.call("idleExecutor");
    Thread worker = unwoven.idle();

    StopReport report = unwoven.stop();

    assertThat(worker.isAlive()).isFalse();
    assertThat(report.survivors()).isEmpty();
  }

  @Test
  void anExecutorWithNothingOfTheProgramsGoesOn() {
    unwoven.call("idleLibrary");
    Thread worker = unwoven.idle();

    unwoven.stop();

    assertThat(worker.isAlive()).isTrue();
    unwoven.call("shutDown");
  }

  @Test
  void aVirtualThreadIsFoundAndInterrupted() throws Exception {
    if (Runtime.version().feature() < 21) {
      assertThat(VirtualThreads.running(4)).isEmpty();
      return;
    }
    unwoven.call("virtualThread");
    Patience.await("the virtual thread to run", () -> VirtualThreads.running(4).size() == 1);
    assertThat(VirtualThreads.running(5)).isEmpty();

    StopReport report = unwoven.stop();

    assertThat(unwoven.left()).isZero();
    assertThat(report.survivors()).isEmpty();
    assertThat(VirtualThreads.running(4)).isEmpty();
  }

  @Test
  void aThreadThatEndsForgetsWhatItRan() {
    unwoven.call("idleExecutor");
    Thread worker = unwoven.idle();
    assertThat(Internals.task(worker)).isNotNull();

    unwoven.stop();

    assertThat(Internals.task(worker)).isNull();
    assertThat(worker.getContextClassLoader()).isNull();
  }
}
