// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What programs leave going on does not outlive their generations. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LeftoversIT {

  /** Opens all that a program can forget to close; a second one on the same ports would fail. */
  private static final String CARELESS =
      """
      import com.sun.net.httpserver.HttpServer;
      import java.net.*;
      import java.nio.channels.*;
      import java.util.*;
      import java.util.concurrent.*;
      public class App {
        static final int FIRST = Integer.getInteger("port");
        static final List<Object> HELD = new ArrayList<>();
        public static void main(String[] args) throws Exception {
          ServerSocket socket = new ServerSocket(FIRST);
          start(() -> socket.accept());
          ServerSocketChannel channel = ServerSocketChannel.open();
          channel.bind(new InetSocketAddress(FIRST + 1));
          start(() -> channel.accept());
          HttpServer server = HttpServer.create(new InetSocketAddress(FIRST + 2), 0);
          server.setExecutor(Executors.newCachedThreadPool());
          server.start();
          lib.Server.listen(FIRST + 3);
          HELD.add(new DatagramSocket(FIRST + 4));
          Timer timer = new Timer("ticking");
          timer.schedule(new TimerTask() { public void run() { } }, 0, 20);
          HELD.add(timer);
          ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(2);
          scheduled.scheduleAtFixedRate(() -> { }, 0, 20, TimeUnit.MILLISECONDS);
          HELD.add(scheduled);
          ExecutorService fixed = Executors.newFixedThreadPool(2);
          fixed.submit(() -> { }).get();
          HELD.add(fixed);
          HELD.add(new ForkJoinPool(2).submit(() -> 1));
          Process process = new ProcessBuilder("sleep", "600").start();
          System.out.println("open 1 process " + process.pid());
          // more
        }
        static void start(Callable<?> call) {
          Thread thread = new Thread(() -> { try { call.call(); } catch (Exception e) { } });
          thread.start();
        }
      }
      """;

  private static final String LIBRARY =
      """
      public class Server {
        public static void listen(int port) throws Exception {
          java.net.ServerSocket socket = new java.net.ServerSocket(port);
          new Thread(() -> { try { socket.accept(); } catch (Exception e) { } }, "lib-server").start();
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void theNextGenerationFindsEveryPortFreeAndNothingIsLeft() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library")).source("lib.Server", LIBRARY).compile();
    Path jar = library.jar().writeTo(directory.resolve("lib.jar"));
    CompiledApp app =
        RemainRun.app(directory.resolve("app"))
            .classPath(library.classes())
            .source("App", CARELESS);
    app.compile();
    int port = Ports.free(5);
    try (RemainRun run = RemainRun.of(app).entries(jar).jvm("-Dport=" + port).main("App")) {
      run.prints("open 1");
      long child = Long.parseLong(after(run.jvm().out(), "open 1 process "));
      run.edit("App", "open 1", "open 2").prints("open 2");

      LoggedEvent stopped = run.stopped(1);

      assertThat(stopped.texts("survivors")).isEmpty();
      assertThat(stopped.texts("notes")).isEmpty();
      assertThat(stopped.texts("adopted")).isEmpty();
      assertThat(stopped.texts("ended"))
          .contains(
              "an executor",
              "an HTTP server",
              "the listening socket on port " + port,
              "the listening socket on port " + (port + 3),
              "the socket on port " + (port + 4),
              "process " + child);
      assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false)).isFalse();
      run.edit("App", "open 2", "open 3").prints("open 3");
      assertThat(run.stopped(2).texts("survivors")).isEmpty();
    }
  }

  private static String after(String text, String mark) {
    int at = text.indexOf(mark) + mark.length();
    return text.substring(at, text.indexOf('\n', at)).trim();
  }
}
