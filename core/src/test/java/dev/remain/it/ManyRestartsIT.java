// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.HttpProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A well-behaved program can be restarted all day. */
class ManyRestartsIT {

  private static final int RESTARTS = 200;

  @TempDir Path directory;

  @Test
  void twoHundredInARowLeaveNoGenerationBehindInASmallJvm() throws IOException {
    int port = HttpProbe.freePort();
    CompiledApp app = RemainRun.app(directory);
    app.source("acme.App", source(port)).resource("number.txt", "1").compile();
    Path trigger = directory.resolve("apply");
    try (RemainRun run =
        RemainRun.of(app)
            .jvm("-Xmx64m", "-XX:MaxMetaspaceSize=64m")
            .options("--trigger-file", trigger.toString())
            .main("acme.App", Integer.toString(port))) {
      run.prints("up 1\n").started(1);

      for (int number = 2; number <= RESTARTS + 1; number++) {
        app.resource("number.txt", Integer.toString(number));
        Files.writeString(trigger, Integer.toString(number));
        run.prints("up " + number + "\n");
      }

      assertThat(HttpProbe.on(port).get("/")).isEqualTo("answer " + (RESTARTS + 1));
      run.log().await("started", RESTARTS + 1);
      assertThat(run.log().all("stopped"))
          .hasSize(RESTARTS)
          .allMatch(stopped -> stopped.texts("survivors").isEmpty())
          .allMatch(stopped -> stopped.texts("notes").isEmpty());
      run.log().await("collected", RESTARTS - 5);
      assertThat(run.jvm().err()).doesNotContain("OutOfMemoryError", "warning");
      HttpProbe.on(port).await("/alive", alive -> Integer.parseInt(alive) <= 5);
    }
  }

  private static final String APP =
      """
      import com.sun.net.httpserver.HttpServer;
      import java.net.InetAddress;
      import java.net.InetSocketAddress;
      import java.util.concurrent.ExecutorService;
      import java.util.concurrent.Executors;

      public class App {
        public static void main(String[] args) throws Exception {
          String number = new String(App.class.getResourceAsStream("/number.txt").readAllBytes());
          ExecutorService workers = Executors.newFixedThreadPool(4);
          HttpServer server =
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
          server.setExecutor(workers);
          server.createContext("/", exchange -> {
            byte[] body =
                (exchange.getRequestURI().getPath().equals("/alive")
                        ? Integer.toString(dev.remain.Remain.status().loadersAlive())
                        : "answer " + number)
                    .getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
          server.start();
          dev.remain.Remain.onStop("server", () -> {
            server.stop(0);
            workers.shutdownNow();
          });
          System.out.println("up " + number);
        }
      }
      """;

  private static String source(int port) {
    return APP.replace("PORT", Integer.toString(port));
  }
}
