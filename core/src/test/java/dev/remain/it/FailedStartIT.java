// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.HttpProbe;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generation whose {@code main} throws leaves nothing behind, and the fix brings it back. */
class FailedStartIT {

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void prepareApp() {
    app = RemainRun.app(directory);
  }

  private static String app(String before, String after) {
    return """
    public class App {
      public static void main(String[] args) throws Exception {
        %s
        java.util.Set<String> names = new java.util.TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
          ThreadGroup group = thread.getThreadGroup();
          if (group != null && group.getName().startsWith("generation-")) {
            names.add(thread.getName());
          }
        }
        System.out.println("threads " + names);
        %s
      }
    }
    """
        .formatted(before, after);
  }

  private static final String SERVER =
      """
      java.net.ServerSocket socket = new java.net.ServerSocket(PORT);
      dev.remain.Remain.onStop(socket::close);
      new Thread(() -> {
        while (!socket.isClosed()) {
          try { socket.accept().close(); } catch (java.io.IOException e) { }
        }
      }, "server").start();
      """;

  @Test
  void noThreadIsLeftOfAMainThatThrewAfterItHadStartedAServer() {
    String server = SERVER.replace("PORT", Integer.toString(HttpProbe.freePort()));
    app.source("acme.App", app(server, "")).compile();
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.started(1);
      run.prints("threads ");

      run.rewrite("acme.App", app(server, "throw new IllegalStateException(\"half way\");"));

      assertThat(run.failed(2).text("error"))
          .startsWith("java.lang.IllegalStateException: half way (App.java:");
      assertThat(run.stopped(2).texts("survivors")).isEmpty();
      run.rewrite("acme.App", app(server, ""));
      run.started(3);
      run.jvm().awaitOut("threads ", 3);
      List<String> threads =
          run.jvm().out().lines().filter(line -> line.startsWith("threads ")).toList();
      assertThat(threads).hasSize(3).allMatch("threads [main, server]"::equals);
      assertThat(run.started(3).text("sameAs")).isEqualTo("1");
    }
  }

  @Test
  void aStaticInitialiserThatThrowsIsAFailureAndItsFixIsPickedUp() {
    app.source(
            "acme.App",
            """
            public class App {
              static final int NUMBER = Integer.parseInt("one");
              public static void main(String[] args) {
                System.out.println("number " + NUMBER);
              }
            }
            """)
        .compile();
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      assertThat(run.failed(1).text("error"))
          .startsWith(
              "java.lang.ExceptionInInitializerError: java.lang.NumberFormatException: For input"
                  + " string: \"one\" (App.java:2)")
          .contains("Caused by: java.lang.NumberFormatException: For input string: \"one\"");

      run.edit("acme.App", "\"one\"", "\"1\"");

      run.prints("number 1").started(2);
    }
  }

  @Test
  void aMainThatThrowsLongAfterItsStartIsAFailureToo() {
    app.source("acme.App", app("", "Thread.sleep(300); throw new Error(\"late\");")).compile();
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.started(1);

      assertThat(run.failed(1).text("error")).startsWith("java.lang.Error: late (App.java:");

      run.edit("acme.App", "throw new Error(\"late\");", "");
      run.started(2);
    }
  }

  @Test
  void anExceptionThatCannotDescribeItselfIsAFailureToo() {
    String mute = "extends Error { public String getMessage() { throw new Error(\"mute\"); } }";
    app.source("acme.Mute", "class Mute " + mute);
    app.source("acme.App", app("", "throw new Mute();")).compile();
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      assertThat(run.failed(1).text("error"))
          .isEqualTo("acme.Mute (describing it threw java.lang.Error)");

      run.edit("acme.App", "throw new Mute();", "");
      run.started(2);
    }
  }

  @Test
  void aRejectionWhileNothingRunsSaysSo() {
    app.source("acme.App", app("", "throw new Error(\"broken\");"));
    app.source("acme.Part", "class Part { }").compile();
    try (RemainRun run = RemainRun.of(app).options("--hold", "300ms").main("acme.App")) {
      run.failed(1);

      run.rewrite("acme.App", app("new Part();", ""));
      app.delete("acme.Part");

      run.says("[remain] REJECTED: ").says("nothing is running: fix and save");
    }
  }
}
