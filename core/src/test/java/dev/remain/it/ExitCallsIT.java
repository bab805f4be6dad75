// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that would end the JVM ends the generation, from wherever it comes. */
class ExitCallsIT {

  private static final String ENDING =
      """
      import java.util.function.IntConsumer;
      public class Ending {
        public static void end(String how, int status) {
          switch (how) {
            case "System.exit": System.exit(status); break;
            case "Runtime.exit": Runtime.getRuntime().exit(status); break;
            case "Runtime.halt": Runtime.getRuntime().halt(status); break;
            case "System::exit": call(System::exit, status); break;
            case "runtime::exit": call(Runtime.getRuntime()::exit, status); break;
            case "runtime::halt": call(Runtime.getRuntime()::halt, status); break;
            default: throw new IllegalArgumentException(how);
          }
          System.out.println("the call returned");
        }
        private static void call(IntConsumer consumer, int status) {
          consumer.accept(status);
        }
      }
      """;

  private static final String APP =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          System.out.println("version 1");
          Thread thread = new Thread(() -> {
            if (args[0].equals("live")) {
              Ending.end(args[1], 7);
            } else {
              lib.Ending.end(args[1], 7);
            }
          });
          thread.start();
          thread.join();
          System.out.println("the thread ended");
        }
      }
      """;

  private static final String HOOKS =
      """
      public class Hooks {
        public static void add() {
          Thread removed = new Thread(() -> System.out.println("removed ran"));
          Runtime.getRuntime().addShutdownHook(removed);
          Runtime.getRuntime().addShutdownHook(
              new Thread(() -> System.out.println(Hooks.class.getName() + " ran")));
          java.util.function.Consumer<Thread> add = Runtime.getRuntime()::addShutdownHook;
          add.accept(new Thread(() -> System.out.println(Hooks.class.getName() + " ran too")));
          System.out.println("removed " + Runtime.getRuntime().removeShutdownHook(removed)
              + ", again " + Runtime.getRuntime().removeShutdownHook(removed));
        }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;
  private Path jar;

  @BeforeEach
  void compileApp() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("lib"))
            .source("lib.Ending", ENDING)
            .source("lib.Hooks", HOOKS)
            .compile();
    jar = library.jar().writeTo(directory.resolve("lib.jar"));
    app =
        CompiledApp.in(directory)
            .classPath(library.classes())
            .source("acme.App", APP)
            .source("acme.Ending", ENDING)
            .source("acme.Hooks", HOOKS)
            .compile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "live System.exit", "live Runtime.exit", "live Runtime.halt",
        "live System::exit", "live runtime::exit", "live runtime::halt",
        "base System.exit", "base Runtime.exit", "base Runtime.halt",
        "base System::exit", "base runtime::exit", "base runtime::halt"
      })
  void endsTheGenerationWithItsStatus(String how) {
    try (RemainRun run = RemainRun.of(app).entries(jar).main("acme.App", how.split(" ", 2))) {
      assertThat(run.log().awaitGeneration("exited", 1).number("status")).isEqualTo(7);

      run.edit("acme.App", "version 1", "version 2").prints("version 2");

      assertThat(run.log().awaitGeneration("exited", 2).number("status")).isEqualTo(7);
      assertThat(run.jvm().out()).doesNotContain("the call returned", "the thread ended");
      assertThat(run.jvm().isAlive()).isTrue();
    }
  }

  @Test
  void endsTheJvmWithThatStatusIfAskedTo() {
    try (RemainRun run =
        RemainRun.of(app)
            .entries(jar)
            .options("--on-exit", "exit")
            .main("acme.App", "base", "System::exit")) {
      assertThat(run.jvm().exitStatus()).isEqualTo(7);
    }
  }

  @Test
  void shutdownHooksOfBothHalvesRunAtTheStop() {
    app.source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                Hooks.add();
                lib.Hooks.add();
                System.out.println("version 1");
                new java.util.concurrent.CountDownLatch(1).await();
              }
            }
            """)
        .compile();

    try (RemainRun run = RemainRun.of(app).entries(jar).main("acme.App")) {
      run.prints("version 1").started(1);
      assertThat(run.jvm().out()).doesNotContain(" ran").contains("removed true, again false");

      run.edit("acme.App", "version 1", "version 2").prints("version 2").started(2);

      assertThat(run.jvm().out().lines().filter(line -> line.contains(" ran")))
          .containsExactlyInAnyOrder(
              "acme.Hooks ran", "acme.Hooks ran too", "lib.Hooks ran", "lib.Hooks ran too");
    }
  }
}
