// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.Captured;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MainLauncherTest {

  @TempDir Path directory;
  private final Rig rig = new Rig();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  @Test
  void mainRunsOnAThreadOfItsGenerationWithItsLoader() throws Exception {
    launch(
        """
        Thread t = Thread.currentThread();
        System.setProperty("launched", t.getName() + " " + t.getThreadGroup().getName() + " "
            + t.getContextClassLoader().getName() + " " + t.isDaemon() + " " + args[0]);
        """);

    assertThat(told.take()).isEqualTo("9 returned");
    assertThat(System.clearProperty("launched"))
        .isEqualTo("main generation-9 remain-generation-9 false argument");
  }

  @Test
  void whatMainThrowsIsToldAsText() throws Exception {
    launch("if (args.length > 0) { throw new IllegalStateException(\"no\"); }");

    assertThat(told.take())
        .isEqualTo(
            """
            9 threw java.lang.IllegalStateException: no (App.java:2)
                at remain-generation-9//App.main(App.java:2)""");
  }

  @Test
  void anExceptionThatCannotDescribeItselfIsTold() throws Exception {
    launch(
        "throw new IllegalStateException() {"
            + " public String getMessage() { throw new RuntimeException(); } };");

    assertThat(told.take())
        .isEqualTo("9 threw App$1 (describing it threw java.lang.RuntimeException)");
  }

  /** Nobody reads more, and the next generation waits for it. */
  @Test
  void ofAMainThatEndsSinceItIsToldToOnlyTheClassIsTold() throws Exception {
    Generation generation =
        launch(
            "try { new java.util.concurrent.CountDownLatch(1).await(); }"
                + " catch (InterruptedException e) { throw new IllegalStateException(e); }");

    generation.stopping();
    generation.threads().alive().forEach(Thread::interrupt);

    assertThat(told.take()).isEqualTo("9 threw java.lang.IllegalStateException");
  }

  @Test
  void theThreadOfMainIsKnownUntilItsGenerationHasEnded() throws Exception {
    Generation generation = launch("new java.util.concurrent.CountDownLatch(1).await();");
    Thread main = generation.threads().alive().get(0);
    Thread other = new Thread(generation.threads(), () -> {});

    assertThat(generation.threads().isMain(main)).isTrue();
    assertThat(generation.threads().isMain(other)).isFalse();
    main.interrupt();
    generation.stopped();
    assertThat(generation.threads().isMain(main)).isFalse();
  }

  private Generation launch(String body) throws MainMethod.Unusable {
    CompiledApp app =
        CompiledApp.in(directory)
            .source(
                "App",
                "public class App { public static void main(String[] args) throws Exception {\n"
                    + body
                    + "}}")
            .compile();
    Generation generation =
        new Generation(9, Captured.generation(9, Captured.base(), Rig.files(app)), rig.parent);
    new MainLauncher(rig.threads, new Told())
        .launch(generation, MainMethod.of("App", generation.loader()), new String[] {"argument"});
    assertThat(generation.state()).isEqualTo(Generation.State.RUNNING);
    return generation;
  }

  private final class Told implements MainLauncher.MainListener {
    @Override
    public void mainReturned(int generation) {
      told.add(generation + " returned");
    }

    @Override
    public void mainThrew(int generation, String error) {
      told.add(generation + " threw " + error);
    }
  }
}
