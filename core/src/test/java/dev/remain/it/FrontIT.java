// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that knows nothing of Remain, behind a port that stays open. */
class FrontIT {

  private static final int RESTARTS = 20;
  private static final int CLIENTS = 4;

  private static final String SERVER =
      """
      import com.sun.net.httpserver.HttpServer;
      import java.net.InetSocketAddress;
      import java.util.concurrent.Executors;

      public class App {
        public static void main(String[] args) throws Exception {
          HttpServer server = HttpServer.create(
              new InetSocketAddress("127.0.0.1", Integer.getInteger("acme.port")), 100);
          server.createContext("/", exchange -> {
            byte[] body = "version 1".getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
          server.setExecutor(Executors.newFixedThreadPool(4));
          server.start();
          System.out.println("ready");
        }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;
  private int port;

  @BeforeEach
  void compile() throws IOException {
    app = RemainRun.app(directory).source("acme.App", SERVER).compile();
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  private RemainRun run(String... more) {
    return RemainRun.of(app)
        .options("--front", String.valueOf(port), "--front-property", "acme.port")
        .options(more)
        .main("acme.App");
  }

  private String get() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
    connection.setRequestProperty("Connection", "close");
    connection.setReadTimeout(60_000);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void noRequestFailsDuringTwentyRestarts() throws Exception {
    try (RemainRun run = run()) {
      run.says(
          "[remain] front: port "
              + port
              + " leads to the program, which finds its own port in the system property acme.port\n");
      run.started(1);
      ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
      Set<String> versions = ConcurrentHashMap.newKeySet();
      AtomicLong longest = new AtomicLong();
      AtomicBoolean isOver = new AtomicBoolean();
      Runnable requests =
          () -> {
            while (!isOver.get()) {
              long begin = System.nanoTime();
              try {
                versions.add(get());
                longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
                Thread.sleep(20); // With four of these, 200 requests a second.
              } catch (IOException | InterruptedException e) {
                failures.add(e.toString());
              }
            }
          };
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Thread client = new Thread(requests);
        client.start();
        clients.add(client);
      }

      for (int generation = 2; generation <= RESTARTS + 1; generation++) {
        String old = "version " + (generation - 1) + "\"";
        run.edit("acme.App", old, "version " + generation + "\"").started(generation);
      }
      while (!versions.contains("version " + (RESTARTS + 1))) {
        Thread.sleep(20);
      }
      isOver.set(true);
      for (Thread client : clients) {
        client.join();
      }

      assertThat(failures).isEmpty();
      assertThat(versions).contains("version 1", "version " + (RESTARTS + 1));
      assertThat(run.log().count("warned")).isZero();
      assertThat(longest.get()).isLessThan(10_000_000_000L);
      for (int generation = 1; generation <= RESTARTS; generation++) {
        run.log().awaitGeneration("collected", generation);
      }
    }
  }

  @Test
  void whatAFailedGenerationWasAskedIsAnsweredByTheNext() throws Exception {
    String deaf =
        """
        import java.net.InetAddress;
        import java.net.ServerSocket;

        public class App {
          static ServerSocket server;

          public static void main(String[] args) throws Exception {
            server = new ServerSocket(
                Integer.getInteger("acme.port"), 10, InetAddress.getByName("127.0.0.1"));
            server.accept();
            throw new IllegalStateException("deaf");
          }
        }
        """;
    try (RemainRun run = run("--on-failure", "back")) {
      run.started(1);
      run.rewrite("acme.App", deaf).started(2);

      assertThat(get()).isEqualTo("version 1");

      run.failed(2);
      run.started(3);
      assertThat(run.log().count("warned")).isZero();
    }
  }

  @Test
  void aProgramThatListensElsewhereIsTold() {
    app.edit("acme.App", "Integer.getInteger(\"acme.port\")", "0").compile();
    try (RemainRun run = run("--hold", "1s")) {
      run.says(" does not listen on port ")
          .says(
              ", which the system property acme.port tells it, and nothing comes through the front:"
                  + " it listens on port ")
          .says(" instead\n");
    }
  }

  @Test
  void aProgramThatWantsTheFrontsOwnPortIsToldSo() {
    app.edit("acme.App", "Integer.getInteger(\"acme.port\")", String.valueOf(port)).compile();
    try (RemainRun run = run()) {
      run.failed(1);
      run.says(
          "[remain] warning: port "
              + port
              + " is Remain's own front: have the program listen on the port that the system"
              + " property acme.port tells\n");
    }
  }

  @Test
  void afterAFailedStartRequestsAreToldWhyAtOnceUntilTheFixAnswers() throws Exception {
    try (RemainRun run = run()) {
      run.prints("ready").started(1);
      run.edit("acme.App", "server.start();", "server.start(); Integer.parseInt(\"x\");");
      run.failed(2);

      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .startsWith(
              "nothing is running: generation 2 failed in main: java.lang.NumberFormatException: For"
                  + " input string: \"x\"");

      run.edit("acme.App", " Integer.parseInt(\"x\");", "").started(3);
      assertThat(get()).isEqualTo("version 1");
    }
  }

  @Test
  void aPageThatListensIsToldOfTheNextGenerationAndHoldsNothingUp() throws Exception {
    try (RemainRun run = run("--browser", "on");
        Socket page = new Socket()) {
      run.prints("ready").started(1);
      page.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      page.setSoTimeout(60_000);
      page.getOutputStream()
          .write("GET /__remain/events HTTP/1.1\r\nHost: here\r\n\r\n".getBytes());
      BufferedReader told =
          new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8));
      awaitLine(told, "data: \\w+\\.1\\.0");

      run.edit("acme.App", "version 1", "version 2").started(2);
      awaitLine(told, "data: \\w+\\.2\\.0");
      assertThat(get()).isEqualTo("version 2");
      run.edit("acme.App", "server.start();", "server.start(); Integer.parseInt(\"x\");");
      awaitLine(told, "data: Generation 3 failed in main: java.lang.NumberFormatException.*");

      run.jvm().stop();
      while (told.readLine() != null) {
        // To its end.
      }
      assertThat(run.log().count("warned")).isZero();
    }
  }

  private static void awaitLine(BufferedReader told, String pattern) throws IOException {
    String line = told.readLine();
    while (!line.matches(pattern)) {
      line = told.readLine();
    }
  }

  @Test
  void aFrontThatIsTakenEndsTheStartWithASentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        RemainRun run = run()) {
      assertThat(run.jvm().exitStatus()).isEqualTo(2);
      assertThat(taken.isBound()).isTrue();
      run.says("[remain] front=" + port + ": port " + port + " is taken by process ");
    }
  }
}
