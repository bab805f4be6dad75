// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a program behaves, its end takes no longer than it may, and is told. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StopTimeIT {

  /** What the programs would take if they were let, in milliseconds. */
  private static final double GRACE = 30_000;

  private static final String APP =
      """
      import com.sun.net.httpserver.HttpServer;
      import dev.remain.Remain;
      import java.net.*;
      import java.util.concurrent.*;
      public class App {
        public static void main(String[] args) throws Exception {
          System.out.println("run 1");
          // body
        }
        static void server() throws Exception {
          ServerSocket socket = new ServerSocket(Integer.getInteger("port"));
          new Thread(() -> {
            try { while (true) { socket.accept().close(); } } catch (java.io.IOException e) { }
          }, "server").start();
          HttpServer http = HttpServer.create(
              new InetSocketAddress(Integer.getInteger("port") + 1), 0);
          http.start();
        }
        static void sleep() {
          try { Thread.sleep(30_000); } catch (InterruptedException e) { }
        }
        static void await(ExecutorService executor) throws InterruptedException {
          executor.shutdown();
          executor.awaitTermination(30, TimeUnit.SECONDS);
        }
        static void onExit(String name) {
          Runtime.getRuntime().addShutdownHook(new Thread(App::sleep, name));
        }
        static ExecutorService busy() {
          ExecutorService executor = Executors.newFixedThreadPool(1);
          executor.submit(App::sleep);
          return executor;
        }
        static void deaf() {
          new Thread(() -> { for (long i = 0; i >= 0; i++) { } }, "deaf").start();
        }
      }
      """;

  @TempDir Path directory;

  private int port;
  private int last;

  @Test
  void eachEndsInTime() throws Exception {
    port = Ports.free(2);
    try (RemainRun run = run()) {
      next(run, "server();");
      assertEnded(next(run, "server(); new CountDownLatch(1).await();"));
      assertEnded(next(run, "server(); throw new IllegalStateException(\"half way\");"));

      assertThat(run.failed(last).text("error"))
          .startsWith("java.lang.IllegalStateException: half way (App.java:");
      assertEnded(stopped(run, last));
      assertPortsAreFree();

      next(run, "server(); onExit(\"flush\");");
      next(run, "server(); Remain.onStop(\"drain\", App::sleep);");
      assertCutShort(
          run, "shutdown hook \"flush\" did not end in time and was interrupted: acme.App.sleep");
      next(run, "ExecutorService pool = busy(); Remain.onStop(\"pool\", () -> await(pool));");
      assertCutShort(
          run, "stop hook \"drain\" did not end in time and was interrupted: acme.App.sleep");
      next(run, "Remain.onStop(\"both\", App::sleep); onExit(\"hooks\"); deaf();");
      assertCutShort(
          run, "stop hook \"pool\" did not end in time and was interrupted: acme.App.await");

      LoggedEvent deaf = next(run, "");

      assertThat(deaf.texts("notes"))
          .anyMatch(told -> told.startsWith("stop hook \"both\" did not end in time"))
          .anyMatch(told -> told.startsWith("shutdown hook \"hooks\" did not end in time"));
      assertThat(deaf.texts("survivors"))
          .singleElement()
          .asString()
          .startsWith("\"deaf\" (runnable) at acme.App.");
      run.says("[remain] gen 8 left a thread: \"deaf\" (runnable) at acme.App.");
    }
  }

  private RemainRun run() {
    CompiledApp app = RemainRun.app(directory).source("acme.App", APP).compile();
    RemainRun run =
        RemainRun.of(app).jvm("-Dport=" + port).options("--stop-timeout", "2s").main("acme.App");
    run.prints("run 1").started(1);
    last = 1;
    return run;
  }

  /** Has the program do something else; answers how the last one ended. */
  private LoggedEvent next(RemainRun run, String body) {
    String next = "run " + (last + 1);
    run.rewrite("acme.App", APP.replace("run 1", next).replace("// body", body));
    run.prints(next + "\n");
    return stopped(run, last++);
  }

  private static LoggedEvent stopped(RemainRun run, int generation) {
    LoggedEvent stopped = run.stopped(generation);
    assertThat(stopped.number("took")).isLessThan(GRACE / 3);
    return stopped;
  }

  private void assertEnded(LoggedEvent stopped) {
    assertThat(stopped.texts("ended"))
        .containsExactlyInAnyOrder("an HTTP server", "the listening socket on port " + port);
    assertThat(stopped.texts("notes")).isEmpty();
    assertThat(stopped.texts("survivors")).isEmpty();
  }

  private void assertCutShort(RemainRun run, String note) {
    LoggedEvent stopped = run.stopped(last - 1);
    assertThat(stopped.texts("notes")).anyMatch(told -> told.startsWith(note));
    assertThat(stopped.texts("survivors")).isEmpty();
    run.says("[remain] gen " + (last - 1) + " while stopping: " + note);
  }

  private void assertPortsAreFree() {
    for (int taken = port; taken < port + 2; taken++) {
      int now = taken;
      assertThatCode(() -> new ServerSocket(now).close()).doesNotThrowAnyException();
    }
  }
}
