// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program sets as a system property a library finds, though it looks once in a JVM. */
class SystemPropertyIT {

  private static final String LOGGER =
      """
      public class Logger {
        static final String LEVEL = System.getProperty("lib.level", "none");
        public String level() { return LEVEL + " at " + System.getProperty("lib.time"); }
      }
      """;

  @TempDir Path directory;

  private Path library() {
    return CompiledApp.in(directory.resolve("lib"))
        .source("lib.Logger", LOGGER)
        .compile()
        .jar()
        .writeTo(directory.resolve("lib.jar"));
  }

  private CompiledApp app(Path library, String line, String logger) {
    return RemainRun.app(directory.resolve("target"))
        .classPath(library)
        .source(
            "acme.App",
            """
            import java.util.concurrent.CountDownLatch;

            public class App {
              public static void main(String[] args) throws Exception {
                System.setProperty("lib.time", "" + System.nanoTime());
                %s
                System.out.println("level " + %s.level());
                new CountDownLatch(1).await();
              }
            }
            """
                .formatted(line, logger))
        .compile();
  }

  @Test
  void asLinesAreAddedEditedAndRemoved() {
    Path library = library();
    CompiledApp app = app(library, "// no level", "new lib.Logger()");
    try (RemainRun run = RemainRun.of(app).entries(library).main("acme.App")) {
      run.prints("level none at ").started(1);

      run.edit("acme.App", "// no level", "System.setProperty(\"lib.level\", \"debug\");")
          .prints("level debug at ")
          .started(3);
      run.says(
          "full restart: something of the base had read lib.level as unset, which is debug now");

      run.edit("acme.App", "\"debug\"", "\"info\"").prints("level info at ").started(5);
      run.says(
          "lib.jar had read lib.level as debug, which is info now: loaded anew with each generation"
              + " from now on\n");

      run.edit("acme.App", "System.setProperty(\"lib.level\", \"info\");", "// no level");
      run.started(6);
      assertThat(run.jvm().out()).contains("level info at ");
      run.settle();
      assertThat(run.log().count("started")).isEqualTo(6);
      assertThat(run.jvm().out().lines().toList())
          .last()
          .asString()
          .startsWith("level none at ")
          .doesNotContain("null");
      assertThat(run.log().count("learned")).isEqualTo(1);
    }
  }

  @Test
  void whatIsKeptIsNotLostForItAndThatIsTold() {
    Path library = library();
    CompiledApp app =
        app(
            library,
            "System.setProperty(\"lib.level\", \"debug\");",
            "dev.remain.Remain.keep(\"logger\", lib.Logger.class, lib.Logger::new)");
    try (RemainRun run = RemainRun.of(app).entries(library).main("acme.App")) {
      run.prints("level debug at ").started(1);

      run.edit("acme.App", "debug", "info").started(2);

      run.says(
          "lib.jar had read lib.level as debug, which is info now, and stays, as what is kept uses"
              + " it: a full restart (key R, or Remain.restartAfresh) makes both anew\n");
      assertThat(run.log().count("started")).isEqualTo(2);
    }
  }

  @Test
  void whatTheJdkHasReadIsTold() {
    CompiledApp app =
        RemainRun.app(directory.resolve("target"))
            .source(
                "acme.App",
                """
                import com.sun.net.httpserver.HttpServer;
                import java.util.concurrent.CountDownLatch;

                public class App {
                  public static void main(String[] args) throws Exception {
                    System.setProperty("sun.net.httpserver.idleInterval", "20");
                    System.out.println("made " + HttpServer.create().getClass());
                    new CountDownLatch(1).await();
                  }
                }
                """)
            .compile();
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("made ").started(1);

      run.edit("acme.App", "20", "30").started(2);

      run.says(
          "the JDK (sun.net.httpserver.ServerConfig) had read sun.net.httpserver.idleInterval as 20,"
              + " which is 30 now, and may go on with that as long as this JVM lives: if it is to"
              + " count, start a new one\n");
      assertThat(run.log().count("started")).isEqualTo(2);
    }
  }
}
