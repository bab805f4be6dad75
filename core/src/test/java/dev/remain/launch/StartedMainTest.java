// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/**
 * Only a thread on which {@code java} called a {@code main} of the class path can be taken over.
 */
final class StartedMainTest {

  private static final Executor OWN_THREAD = task -> new Thread(task, "worker").start();

  private static StackWalker.StackFrame bottom() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(frames -> frames.skip(1).findFirst().orElseThrow());
  }

  private static final class Program {
    static final StackWalker.StackFrame INITIALISER = bottom();

    static StackWalker.StackFrame main() {
      return bottom();
    }
  }

  @Test
  void theMainOfTheProgramIsFound() {
    StartedMain started = StartedMain.of(Program.main(), "main", false);

    assertThat(started.type()).isEqualTo(Program.class);
    assertThat(started.reason()).isEmpty();
  }

  @Test
  void aThreadOfTheProgramRunsNoMain() {
    StartedMain started = CompletableFuture.supplyAsync(StartedMain::ofCaller, OWN_THREAD).join();

    assertThat(started.type()).isNull();
    assertThat(started.reason())
        .isEqualTo(
            "Remain.start was called on thread \"worker\", where no main runs that java has"
                + " started: call it first in main");
  }

  @Test
  void aMainThatTheProgramCallsOnAThreadIsNotTheOneThatJavaStarted() {
    StartedMain started = CompletableFuture.supplyAsync(StartedMainTest::main, OWN_THREAD).join();

    assertThat(started.type()).isNull();
  }

  @Test
  void whatAnotherProgramHasLoadedIsNotStartedByJava() {
    StackWalker.StackFrame ofAThread =
        CompletableFuture.supplyAsync(StartedMainTest::lowest, OWN_THREAD).join();

    assertThat(StartedMain.of(ofAThread, "acme.App.main()", true).reason())
        .isEqualTo(
            "Remain.start was called inside another program: start this one with java, as Maven's"
                + " exec:exec does, and exec:java does not");
    assertThat(ProgramPath.missing("acme.App", null, true))
        .isEqualTo(
            "there is no class acme.App on the class path of this JVM, which runs another program:"
                + " start this one with java, as Maven's exec:exec does, and exec:java does not");
  }

  private static StackWalker.StackFrame lowest() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(frames -> frames.reduce((above, below) -> below).orElseThrow());
  }

  private static StartedMain main() {
    return StartedMain.ofCaller();
  }

  @Test
  void aStaticInitialiserIsTooEarly() {
    StartedMain started = StartedMain.of(Program.INITIALISER, "main", false);

    assertThat(started.type()).isNull();
    assertThat(started.reason())
        .isEqualTo(
            "Remain.start was called by a static initialiser, before main: call it first in main");
  }
}
