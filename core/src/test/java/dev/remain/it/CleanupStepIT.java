// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that holds objects of programs, and the step from the documentation in its jar. */
class CleanupStepIT {

  private static final Path ROOT = Path.of(System.getProperty("remaintest.root"));
  private static final String REGISTRY =
      """
      import java.util.List;
      import java.util.concurrent.CopyOnWriteArrayList;
      public class Registry {
        private static final List<Object> LISTENERS = new CopyOnWriteArrayList<>();
        public static void add(Object listener) { LISTENERS.add(listener); }
        public static void remove(Object listener) { LISTENERS.remove(listener); }
        public static List<Object> listeners() { return LISTENERS; }
      }
      """;
  private static final String APP =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          lib.Registry.add("not of this program");
          lib.Registry.add(new App());
          System.out.println("one has " + lib.Registry.listeners().size());
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
      """;
  private static final String WAITING =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          System.out.println("one");
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
      """;
  private static final String SLEEP = "Thread.sleep(600_000);";
  private static final String STEP =
      """
      import dev.remain.hook.*;
      public class %1$s implements CleanupStep {
        public %1$s() throws Exception {
          %2$s
        }
        public Phase phase() { return Phase.%3$s; }
        public java.util.List<String> clean(Doomed doomed) throws Exception { %4$s
          return java.util.List.of("cut by %1$s");
        }
      }
      """;
  private static final String HOOK =
      """
      public class Bye implements dev.remain.hook.StopHook {
        public void stop() throws Exception { Thread.sleep(600_000); }
      }
      """;

  @TempDir Path directory;

  @Test
  void theExampleOfTheReadmeFreesTheGeneration() throws Exception {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library"))
            .classPath(RemainRun.JAR)
            .source("lib.Registry", REGISTRY)
            .source(
                "lib.RegistryCleanup",
                "import dev.remain.hook.*; import java.util.*; "
                    + Pages.example("ending.md", "public final class RegistryCleanup"))
            .compile()
            .resource("META-INF/services/dev.remain.hook.CleanupStep", "lib.RegistryCleanup");
    Path jar = library.jar().writeTo(directory.resolve("lib/library.jar"));
    CompiledApp app = RemainRun.app(directory).classPath(jar).source("acme.App", APP).compile();

    try (RemainRun run =
        RemainRun.of(app).entries(jar).options("--verbose", "true").main("acme.App")) {
      run.prints("one has 2").started(1);
      run.edit("acme.App", "one has", "two has").prints("two has 3").started(2);

      assertThat(run.log().awaitGeneration("cleaned", 1).texts("cuts"))
          .containsExactly("listener acme.App removed");
      run.says("[remain] gen 1 cleaned up: listener acme.App removed\n");
      run.log().awaitGeneration("collected", 1);
    }
  }

  @Test
  void stepsAndHooksOfALibraryThatHangAreNamedAndPassedBy() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library"))
            .classPath(RemainRun.JAR)
            .source("lib.Quick", STEP.formatted("Quick", "", "BEFORE_START", ""))
            .source("lib.SlowToMake", STEP.formatted("SlowToMake", SLEEP, "BEFORE_START", ""))
            .source("lib.SlowBefore", STEP.formatted("SlowBefore", "", "BEFORE_START", SLEEP))
            .source("lib.SlowAfter", STEP.formatted("SlowAfter", "", "AFTER_START", SLEEP))
            .source("lib.Bye", HOOK)
            .compile()
            .resource(
                "META-INF/services/dev.remain.hook.CleanupStep",
                "lib.SlowToMake\nlib.SlowBefore\nlib.Quick\nlib.SlowAfter")
            .resource("META-INF/services/dev.remain.hook.StopHook", "lib.Bye");
    Path jar = library.jar().writeTo(directory.resolve("lib/library.jar"));
    CompiledApp app = RemainRun.app(directory).source("acme.App", WAITING).compile();

    try (RemainRun run =
        RemainRun.of(app).entries(jar).options("--stop-timeout", "500ms").main("acme.App")) {
      run.prints("one").started(1);
      run.edit("acme.App", "one", "two").prints("two").started(2);

      assertThat(run.stopped(1).texts("notes"))
          .containsExactly(
              "stop hook \"lib.Bye\" did not end in time and was interrupted:"
                  + " lib.Bye.stop(Bye.java:2)");
      assertThat(run.log().awaitGeneration("cleaned", 1).texts("cuts"))
          .containsExactly("cut by Quick");
      run.log().await("warned", 3);
      assertThat(run.log().all("warned").stream().map(warned -> warned.text("sentence")))
          .containsExactly(
              "a clean-up step of the base is passed by: making lib.SlowToMake did not end in time"
                  + " and was interrupted: lib.SlowToMake.<init>(SlowToMake.java:4)",
              "clean-up lib.SlowBefore did not end in time and was interrupted:"
                  + " lib.SlowBefore.clean(SlowBefore.java:7)",
              "clean-up lib.SlowAfter did not end in time and was interrupted:"
                  + " lib.SlowAfter.clean(SlowAfter.java:7)");
      run.log().awaitGeneration("collected", 1);
    }
  }

  @Test
  void theJavadocHasTheSameExample() throws IOException {
    String source =
        Files.readString(ROOT.resolve("core/src/main/java/dev/remain/hook/CleanupStep.java"));

    assertThat(source.replaceAll("(?m)^ \\* ?", ""))
        .contains(Pages.example("ending.md", "public final class RegistryCleanup"));
  }
}
