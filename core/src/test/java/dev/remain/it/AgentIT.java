// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an Instrumentation gives, by each way to one, and what is said where there is none. */
class AgentIT {

  private static final String THREAD_LOCALS =
      "  thread locals: values of a stopped generation are removed from threads that go on; ";

  /** Leaves a value on a thread of a library, and says when there is an agent. */
  private static final String APP =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          if (System.getProperty("left") == null) {
            ((java.util.Map<Object, Object>) System.getProperties())
                .merge("left", "once", (was, is) -> is); // It stays, unseen.
            lib.Worker.run(() -> lib.Worker.CONTEXT.set(new App()));
          }
          var agent = ((ClassLoader) ClassLoader.class.getMethod("getSystemClassLoader").invoke(null))
              .loadClass("dev.remain.agent.RemainAgent"); // unseen, that of the JVM
          while (agent.getMethod("instrumentation").invoke(null) == null) {
            Thread.sleep(20);
          }
          System.out.println("version 1 with an agent");
          Thread.sleep(100_000);
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void withoutOneEachExtraIsListedWithWhatItNeeds() {
    try (RemainRun run = explain()) {
      assertThat(run.jvm().exitStatus()).isZero();
      assertThat(run.jvm().out())
          .contains(
              "  instrumentation: none; -javaagent:remain-core.jar gives it from the start,"
                  + " agent=load later\n",
              THREAD_LOCALS
                  + "needs -javaagent:remain-core.jar, or --add-opens"
                  + " java.base/java.lang=ALL-UNNAMED\n");
      assertThat(run.jvm().err()).isEmpty();
    }
  }

  @Test
  void anOptionOfTheJvmOpensWhatItNames() {
    try (RemainRun run = explain("--add-opens", "java.base/java.lang=ALL-UNNAMED")) {
      assertThat(run.jvm().exitStatus()).isZero();
      assertThat(run.jvm().out())
          .contains("  instrumentation: none; ", THREAD_LOCALS + "available\n");
    }
  }

  @Test
  void theJarAsAgentMakesThemAvailableAndPrintsNothing() {
    try (RemainRun run = explain("-javaagent:" + RemainRun.JAR)) {
      assertThat(run.jvm().exitStatus()).isZero();
      assertThat(run.jvm().out())
          .contains("  instrumentation: given by the JVM\n", THREAD_LOCALS + "available\n")
          .doesNotContain("; needs ");
      assertThat(run.jvm().err()).isEmpty();
    }
  }

  private RemainRun explain(String... jvmOptions) {
    CompiledApp app = RemainRun.app(directory).source("acme.App", "class App { }").compile();
    return RemainRun.of(app)
        .withoutLog()
        .jvm(jvmOptions)
        .plain("dev.remain.Main", "--explain", "acme.App");
  }

  @Test
  void anAgentFromTheStartReachesThreadLocals() {
    try (RemainRun run = started(recipe().jvm("-javaagent:" + RemainRun.JAR))) {
      restartAndExpectCollection(run);
      assertThat(run.jvm().err()).doesNotContain("WARNING");
    }
  }

  @Test
  void anAgentLoadedIntoTheRunningProcessReachesThemToo() {
    try (RemainRun run = started(recipe().options("--agent", "load"))) {
      restartAndExpectCollection(run);
      // Only the JVM itself says more, and only from JDK 21 on.
      assertThat(run.jvm().err().lines())
          .allMatch(line -> line.startsWith("[remain] ") || line.startsWith("WARNING: "));
      assertThat(run.jvm().err().contains("WARNING")).isEqualTo(Runtime.version().feature() >= 21);
    }
  }

  private RemainRun.Recipe recipe() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library"))
            .source(
                "lib.Worker",
                """
                import java.util.concurrent.*;
                public class Worker {
                  public static final ThreadLocal<Object> CONTEXT = new ThreadLocal<>();
                  private static final ExecutorService POOL = Executors.newSingleThreadExecutor(
                      run -> {
                        Thread thread = new Thread(run, "library");
                        thread.setDaemon(true);
                        return thread;
                      });
                  public static void run(Runnable task) throws Exception {
                    POOL.submit(task).get();
                  }
                }
                """)
            .compile();
    CompiledApp app =
        RemainRun.app(directory.resolve("app"))
            .classPath(library.classes())
            .source("acme.App", APP)
            .compile();
    return RemainRun.of(app).entries(library.jar().writeTo(directory.resolve("lib.jar")));
  }

  private static RemainRun started(RemainRun.Recipe recipe) {
    RemainRun run = recipe.main("acme.App");
    run.prints("version 1 with an agent").started(1);
    return run;
  }

  private static void restartAndExpectCollection(RemainRun run) {
    run.edit("acme.App", "version 1", "version 2").prints("version 2 with an agent");
    run.log().awaitGeneration("collected", 1);
    assertThat(run.stopped(1).texts("survivors")).isEmpty();
  }

  @Test
  void aDirectoryOfClassesCannotBeLoadedWhichIsSaid() throws Exception {
    Path classes = Path.of(System.getProperty("remaintest.classes"));
    CompiledApp app =
        RemainRun.app(directory)
            .source(
                "acme.App",
                "public class App { public static void main(String[] args) {"
                    + " System.out.println(\"runs\"); } }")
            .compile();
    try (RemainRun run =
        RemainRun.of(app)
            .remain(ClassDirectoryIT.classPath())
            .options("--agent", "load")
            .main("acme.App")) {
      run.prints("runs\n")
          .says(
              "[remain] warning: the agent cannot be loaded: Remain runs from "
                  + classes
                  + ", and not from its jar; -javaagent:remain-core.jar gives it from the start\n");
    }
  }
}
