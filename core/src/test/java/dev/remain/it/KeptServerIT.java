// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that outlives generations, with a handler that is each generation's own. */
class KeptServerIT {

  private static final int RESTARTS = 20;

  private static final String SERVER =
      """
      import com.sun.net.httpserver.*;
      import dev.remain.Remain;
      import java.io.OutputStream;
      import java.net.InetSocketAddress;
      import java.util.List;
      import java.util.concurrent.*;

      public class App {
        private static final String VERSION = "version 1";

        @SuppressWarnings("unchecked")
        public static void main(String[] args) throws Exception {
          List<OutputStream> listeners = Remain.keep("listeners", List.class, CopyOnWriteArrayList::new);
          HttpHandler pages = Remain.reloadable("pages", HttpHandler.class, exchange -> {
            byte[] body = VERSION.getBytes();
            if (exchange.getRequestURI().getPath().equals("/events")) {
              exchange.sendResponseHeaders(200, 0);
              listeners.add(exchange.getResponseBody());
              tell(exchange.getResponseBody(), "welcome");
              return;
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
          HttpServer server = Remain.keep("server", HttpServer.class, () -> {
            HttpServer made = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
            made.createContext("/", pages);
            made.setExecutor(Executors.newFixedThreadPool(4));
            made.start();
            return made;
          });
          System.out.println("listening on " + server.getAddress().getPort() + ".");
          for (OutputStream listener : listeners) {
            tell(listener, VERSION);
          }
        }

        private static void tell(OutputStream listener, String text) throws java.io.IOException {
          listener.write((text + "\\n").getBytes());
          listener.flush();
        }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void compile() {
    app = RemainRun.app(directory).source("acme.App", SERVER).compile();
  }

  private static String address(RemainRun run) {
    run.prints("listening on ");
    Matcher port = Pattern.compile("listening on (\\d+)\\.").matcher(run.jvm().out());
    assertThat(port.find()).isTrue();
    return "http://127.0.0.1:" + port.group(1);
  }

  private static String get(String address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setRequestProperty("Connection", "close");
    connection.setReadTimeout(30_000);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void restart(RemainRun run, int generation) {
    run.edit("acme.App", "version " + (generation - 1) + "\"", "version " + generation + "\"");
    run.started(generation);
  }

  @Test
  void noRequestIsLostDuringTwentyRestarts() throws Exception {
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      String address = address(run);
      run.started(1);
      ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
      Set<String> versions = ConcurrentHashMap.newKeySet();
      AtomicInteger served = new AtomicInteger();
      List<Thread> clients = new ArrayList<>();
      boolean[] isOver = {false};
      for (int i = 0; i < 4; i++) {
        Thread client =
            new Thread(
                () -> {
                  while (!isOver[0]) {
                    try {
                      versions.add(get(address + "/"));
                      served.incrementAndGet();
                      Thread.sleep(20); // Four of these make 200 requests a second.
                    } catch (IOException | InterruptedException e) {
                      failures.add(e.toString());
                    }
                  }
                });
        client.start();
        clients.add(client);
      }

      for (int generation = 2; generation <= RESTARTS + 1; generation++) {
        restart(run, generation);
      }
      while (!versions.contains("version " + (RESTARTS + 1))) {
        Thread.sleep(20);
      }
      isOver[0] = true;
      for (Thread client : clients) {
        client.join();
      }

      assertThat(failures).isEmpty();
      assertThat(served).hasPositiveValue();
      assertThat(versions).contains("version 1", "version " + (RESTARTS + 1));
      assertThat(run.log().count("dropped")).isZero();
      assertThat(run.log().count("exited")).isZero();
      for (int generation = 1; generation <= RESTARTS; generation++) {
        run.log().awaitGeneration("collected", generation);
      }
    }
  }

  @Test
  void aListenerStaysConnected() throws Exception {
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address(run) + "/events").toURL().openConnection();
      connection.setReadTimeout(60_000);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(lines.readLine()).isEqualTo("welcome");
        for (int generation = 2; generation <= 4; generation++) {
          restart(run, generation);
          assertThat(lines.readLine()).isEqualTo("version " + generation);
        }
      }
    }
  }

  @Test
  void anInterfaceThatIsLoadedAnewIsRefused() {
    app.source("acme.Pages", "public interface Pages extends Runnable { }")
        .edit(
            "acme.App",
            "List<OutputStream> listeners",
            """
            try {
              Remain.reloadable("pages", Pages.class, () -> { });
            } catch (IllegalArgumentException e) {
              System.out.println(e.getMessage());
            }
            try {
              Remain.reloadable("text", String.class, "text");
            } catch (IllegalArgumentException e) {
              System.out.println(e.getMessage());
            }
            List<OutputStream> listeners\
            """)
        .compile();
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints(
          "reloadable(\"pages\"): acme.Pages is loaded anew in each generation, so that nothing that"
              + " stays can hold it: take an interface of the JDK or of a jar\n");
      run.prints(
          "reloadable(\"text\"): java.lang.String is no interface: take one that java.lang.String"
              + " implements\n");
    }
  }

  @Test
  void aCallThatNoGenerationServesIsAnswered() throws Exception {
    try (RemainRun run = RemainRun.of(app).options("--hold", "1s").main("acme.App")) {
      String address = address(run);
      run.started(1);
      app.edit("acme.App", "listeners = Remain", "listeners = args.length == 0 ? fail() : Remain")
          .edit(
              "acme.App",
              "private static void tell",
              "static List<OutputStream> fail() { throw new IllegalStateException(); }"
                  + " private static void tell")
          .compile();
      run.failed(2);

      org.assertj.core.api.Assertions.assertThatThrownBy(() -> get(address + "/"))
          .isInstanceOf(IOException.class);
    }
  }
}
