// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that asks for Remain in the first line of its {@code main}. */
class RemainStartIT {

  private static final String APP =
      """
      import dev.remain.Remain;

      public class App {
        public static void main(String[] args) throws Exception {
          try {
            Remain.start(args);
          } catch (Throwable thrown) {
            System.out.println("thrown " + thrown);
            throw thrown;
          } finally {
            System.out.println("after in " + Thread.currentThread().getThreadGroup().getName());
          }
          Remain.start("again");
          System.out.println("version 1 " + String.join("|", args));
          Thread keeper = keeper();
          System.out.println("keeper of " + keeper.getThreadGroup().getName() + ", daemon " + keeper.isDaemon());
          Thread.sleep(100_000);
        }

        static Thread keeper() {
          while (true) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
              if (thread.getName().equals("remain-keeper")) {
                return thread;
              }
            }
          }
        }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void prepareApp() throws IOException {
    app = RemainRun.app(directory);
    // What Remain takes for a sign of a checkout.
    Files.createFile(directory.resolve("pom.xml"));
  }

  @Test
  void runsMainInAGenerationAndParksTheThreadItWasCalledOn() {
    app.source("acme.App", APP).compile();
    try (RemainRun run = RemainRun.of(app).start("acme.App", "one", "two words")) {
      run.prints("version 1 one|two words").started(1);
      run.prints("keeper of main, daemon false");

      run.edit("acme.App", "version 1", "version 2");

      run.prints("version 2 one|two words").started(2);
      assertThat(run.jvm().out().lines().filter(line -> line.startsWith("after in")))
          .containsExactly("after in generation-1", "after in generation-2");
      assertThat(run.jvm().out()).doesNotContain("thrown");
      assertThat(run.jvm().err()).doesNotContain("initialised once");
    }
  }

  @Test
  void takesTheMainClassFromTheBottomOfTheStack() {
    app.source(
            "acme.Launcher",
            """
            public class Launcher {
              public static void main(String[] args) throws Exception { App.main(args); }
            }
            """)
        .source("acme.App", APP)
        .compile();
    try (RemainRun run = RemainRun.of(app).start("acme.Launcher", "x")) {
      run.prints("version 1 x").started(1);

      run.edit("acme.Launcher", "App.main(args)", "App.main(new String[] {\"y\"})");

      run.prints("version 1 y").started(2);
    }
  }

  @Test
  void saysThatAStaticInitialiserHasRunOutsideOfAnyGeneration() {
    app.source(
            "acme.App", APP.replace("class App {", "class App { static Object o = new Object();"))
        .compile();
    try (RemainRun run = RemainRun.of(app).start("acme.App")) {
      run.prints("version 1").started(1);

      run.says(
          "[remain] acme.App was initialised once before Remain took over, outside of any"
              + " generation: dev.remain.Main as the main class avoids it\n");
    }
  }

  @Test
  void runsAMainThatLiesInAJarBesideLiveDirectories() throws IOException {
    CompiledApp launcher = RemainRun.app(directory.resolve("launcher"));
    launcher
        .source("acme.App", APP.replace("version 1", "\" + part.Part.TEXT + \""))
        .classPath(app.classes());
    app.source("part.Part", "public class Part { public static final Object TEXT = \"part 1\"; }")
        .compile();
    launcher.compile();
    Path jar = launcher.jar().writeTo(directory.resolve("app.jar"));
    try (RemainRun run = RemainRun.of(app).entries(jar).start("acme.App", "z")) {
      run.prints("part 1 z").started(1);

      run.edit("part.Part", "part 1", "part 2");

      run.prints("part 2 z").started(2);
    }
  }

  @Test
  void anInterruptOfTheKeeperDoesNotWakeIt() {
    String interrupting = "keeper().interrupt(); Thread.sleep(100_000);";
    app.source("acme.App", APP.replace("Thread.sleep(100_000);", interrupting)).compile();
    try (RemainRun run = RemainRun.of(app).start("acme.App")) {
      run.prints("keeper of main").started(1);

      run.edit("acme.App", "version 1", "version 2");

      run.prints("version 2").started(2);
      assertThat(run.jvm().out()).doesNotContain("after in main");
    }
  }
}
