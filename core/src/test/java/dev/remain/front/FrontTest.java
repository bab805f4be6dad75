// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.remain.fixtures.Patience;
import dev.remain.thread.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FrontTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private Front front;

  @BeforeEach
  void open() throws IOException {
    front = front(Duration.ofSeconds(60));
  }

  private static Front front(Duration patience) throws IOException {
    return Front.open(
        new InetSocketAddress(LOOPBACK, 0),
        patience,
        FrontTest::daemon,
        () -> "nothing is running",
        null);
  }

  private static Thread daemon(Runnable run) {
    Thread thread = new Thread(run);
    thread.setDaemon(true);
    return thread;
  }

  @AfterEach
  void close() {
    go.countDown();
    front.close();
    clients.shutdownNow();
  }

  /** Answers each request with its name, method and body; {@code /slow} only when told to. */
  private HttpServer server(String name) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 100);
    server.setExecutor(clients);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] sent = exchange.getRequestBody().readAllBytes();
          if (path.equals("/slow")) {
            inside.countDown();
            await(go);
          }
          byte[] body =
              (name + " " + exchange.getRequestMethod() + " " + sent.length)
                  .getBytes(StandardCharsets.UTF_8);
          boolean isHead = exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(
              200, isHead ? -1 : path.equals("/chunked") ? 0 : body.length);
          if (!isHead) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String get(String path) throws IOException {
    return send("GET", path, 0, false);
  }

  private String send(String method, String path, int bytes, boolean chunked) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + front.port() + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(method);
    if (bytes > 0) {
      connection.setDoOutput(true);
      if (chunked) {
        connection.setChunkedStreamingMode(1000);
      }
      connection.getOutputStream().write(new byte[bytes]);
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return status + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void requestsOfEachFormComeThroughAndTheirAnswersBack() throws IOException {
    HttpServer server = server("one");
    front.lead(server.getAddress().getPort());

    for (int i = 0; i < 3; i++) {
      assertThat(get("/")).isEqualTo("200 one GET 0");
      assertThat(get("/chunked")).isEqualTo("200 one GET 0");
      assertThat(send("HEAD", "/", 0, false)).isEqualTo("200 ");
      assertThat(send("POST", "/", 100_000, false)).isEqualTo("200 one POST 100000");
      assertThat(send("POST", "/chunked", 100_000, true)).isEqualTo("200 one POST 100000");
    }
    server.stop(0);
  }

  @Test
  void oneConnectionOfAClientServesManyGenerations() throws Exception {
    try (Socket client = new Socket(LOOPBACK, front.port())) {
      BufferedReader answers =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      for (int generation = 1; generation <= 3; generation++) {
        HttpServer server = server("server " + generation);
        front.lead(server.getAddress().getPort());
        ask(client);
        ask(client);
        assertThat(body(answers)).isEqualTo("server " + generation + " GET 0");
        assertThat(body(answers)).isEqualTo("server " + generation + " GET 0");
        assertThat(front.hold(Deadline.in(Duration.ofSeconds(30)))).isZero();
        server.stop(0);
      }
    }
  }

  private static void ask(Socket client) throws IOException {
    String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private static String body(BufferedReader answers) throws IOException {
    int length = 0;
    for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: ")) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    char[] body = new char[length];
    assertThat(answers.read(body)).isEqualTo(length);
    return new String(body);
  }

  @Test
  void aRequestBetweenTwoGenerationsWaits() throws Exception {
    Future<String> early = clients.submit(() -> get("/"));
    int port = Front.freePort();
    front.lead(port); // Nobody listens there yet.
    HttpServer server = server("two");
    assertThat(early.isDone()).isFalse();

    front.lead(server.getAddress().getPort());

    assertThat(early.get()).isEqualTo("200 two GET 0");
    server.stop(0);
  }

  @Test
  void aRequestOnItsWayIsWaitedForAndOthersAreNotLetIn() throws Exception {
    HttpServer one = server("one");
    front.lead(one.getAddress().getPort());
    Future<String> slow = clients.submit(() -> get("/slow"));
    inside.await();

    assertThat(front.hold(Deadline.in(Duration.ofMillis(20)))).isEqualTo(1);
    Future<String> late = clients.submit(() -> get("/"));
    go.countDown();
    assertThat(front.hold(Deadline.in(Duration.ofSeconds(60)))).isZero();
    assertThat(slow.get()).isEqualTo("200 one GET 0");
    assertThat(late.isDone()).isFalse();
    one.stop(0);
    HttpServer two = server("two");
    front.lead(two.getAddress().getPort());

    assertThat(late.get()).isEqualTo("200 two GET 0");
    two.stop(0);
  }

  @Test
  void whoHasWaitedTooLongIsToldWhyAndWhatIsNotHttpIsClosed() throws Exception {
    front.close();
    front = front(Duration.ofMillis(50));

    assertThat(get("/")).isEqualTo("503 nothing is running\n");
    try (Socket client = new Socket(LOOPBACK, front.port())) {
      client.getOutputStream().write("hello\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aServerThatHangsUpIsToldOf() throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(rude.getLocalPort());
      Future<String> answer = clients.submit(() -> send("POST", "/", 10, false));
      rude.accept().close();

      assertThat(answer.get())
          .isEqualTo("502 the program closed the connection without an answer\n");
    }
  }

  @Test
  void whatIsNotHttpIsPassedOnBothWaysWhoeverBegins() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(server.getLocalPort());
      try (Socket client = new Socket(LOOPBACK, front.port());
          Socket accepted = server.accept()) {
        accepted.getOutputStream().write('!'); // The client has said nothing.
        assertThat(client.getInputStream().read()).isEqualTo('!');
        client.getOutputStream().write('?');
        assertThat(accepted.getInputStream().read()).isEqualTo('?');
        client.shutdownOutput();
        assertThat(accepted.getInputStream().read()).isEqualTo(-1);
        accepted.getOutputStream().write('.');
        assertThat(client.getInputStream().read()).isEqualTo('.');
      }
      try (Socket client = new Socket(LOOPBACK, front.port())) {
        client.getOutputStream().write("NICK ada\r\n".getBytes(StandardCharsets.US_ASCII));
        try (Socket accepted = server.accept()) {
          byte[] got = accepted.getInputStream().readNBytes(10);
          assertThat(new String(got, StandardCharsets.US_ASCII)).isEqualTo("NICK ada\r\n");
          assertThat(front.hold(Deadline.in(Duration.ZERO))).isZero();
        }
      }
    }
  }

  @Test
  void aProtocolThatIsSwitchedToAndAStreamAreNotWaitedFor() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(server.getLocalPort());
      try (Socket client = new Socket(LOOPBACK, front.port())) {
        String request =
            "GET /chat HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        try (Socket accepted = server.accept()) {
          HttpHead head = HttpHead.read(accepted.getInputStream(), 1 << 16);
          assertThat(head.bytes()).asString(StandardCharsets.US_ASCII).isEqualTo(request);
          OutputStream out = accepted.getOutputStream();
          out.write(
              "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\nhi"
                  .getBytes(StandardCharsets.US_ASCII));
          HttpHead answer = HttpHead.read(client.getInputStream(), 1 << 16);
          assertThat(answer.status()).isEqualTo(101);
          assertThat(client.getInputStream().readNBytes(2)).isEqualTo(new byte[] {'h', 'i'});
          assertThat(front.hold(Deadline.in(Duration.ofSeconds(60)))).isZero();
          client.getOutputStream().write('?');
          assertThat(accepted.getInputStream().read()).isEqualTo('?');
        }
      }
    }
  }

  @Test
  void aClientIsToldToSendItsBodyBeforeItDoes() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(server.getLocalPort());
      try (Socket client = new Socket(LOOPBACK, front.port())) {
        String request = "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n";
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        try (Socket accepted = server.accept()) {
          HttpHead.read(accepted.getInputStream(), 1 << 16);
          accepted
              .getOutputStream()
              .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          assertThat(HttpHead.read(client.getInputStream(), 1 << 16).status()).isEqualTo(100);
          client.getOutputStream().write("body".getBytes(StandardCharsets.US_ASCII));
          assertThat(accepted.getInputStream().readNBytes(4)).hasSize(4);
          accepted
              .getOutputStream()
              .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          assertThat(HttpHead.read(client.getInputStream(), 1 << 16).status()).isEqualTo(204);
        }
      }
    }
  }

  @Test
  void whatHasEndedIsNotServedAnyMore() throws Exception {
    HttpServer server = server("one");
    front.lead(server.getAddress().getPort());
    try (Socket client = new Socket(LOOPBACK, front.port())) {
      ask(client);
      Patience.await("an answer", () -> available(client) > 0);

      front.close();

      client.getInputStream().readAllBytes();
      Patience.await("nobody to listen", () -> !Front.isListening(front.port()));
    }
    assertThat(Front.isListening(server.getAddress().getPort())).isTrue();
    server.stop(0);
  }

  private static int available(Socket client) {
    try {
      return client.getInputStream().available();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The program has been asked, and has said nothing. */
  private static Socket unanswered(ServerSocket server) throws IOException {
    Socket accepted = server.accept();
    HttpHead.read(accepted.getInputStream(), 1 << 16);
    return accepted;
  }

  private static Socket sent(Front to, String request) throws IOException {
    Socket client = new Socket(LOOPBACK, to.port());
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  private static String all(Socket client) throws IOException {
    return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void whatAnEndedGenerationHasNotAnsweredGoesToTheNextOrIsToldSo() throws Exception {
    HttpServer two = server("two");
    try (ServerSocket one = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(one.getLocalPort());
      try (Socket get = sent(front, "GET / HTTP/1.0\r\n\r\n");
          Socket asked = unanswered(one);
          Socket post = sent(front, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n");
          Socket told = unanswered(one)) {
        assertThat(front.hold(Deadline.in(Duration.ZERO))).isEqualTo(2);

        front.ended();

        assertThat(all(post))
            .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
            .endsWith("\r\n\r\nthe program closed the connection without an answer\n");
        front.lead(two.getAddress().getPort());
        assertThat(all(get)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("two GET 0");
        assertThat(front.hold(Deadline.in(Duration.ofSeconds(60)))).isZero();
        assertThat(asked.getInputStream().read()).isEqualTo(-1);
        assertThat(told.getInputStream().read()).isEqualTo(-1);
      }
    }
    two.stop(0);
  }

  @Test
  void whatCanAskTheNextGenerationDoesNotWaitForOneThatHasFailed() throws Exception {
    HttpServer two = server("two");
    try (ServerSocket one = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(one.getLocalPort());
      try (Socket get = sent(front, "GET / HTTP/1.0\r\n\r\n");
          Socket asked = unanswered(one);
          Socket post = sent(front, "POST / HTTP/1.0\r\n\r\n");
          Socket told = unanswered(one)) {
        front.failing();

        assertThat(asked.getInputStream().read()).isEqualTo(-1);
        Patience.await("one to go", () -> front.hold(Deadline.in(Duration.ZERO)) == 1);
        told.getOutputStream()
            .write("HTTP/1.0 200 OK\r\n\r\nlast".getBytes(StandardCharsets.US_ASCII));
        Backend.closeQuietly(told);
        assertThat(all(post)).isEqualTo("HTTP/1.0 200 OK\r\n\r\nlast");
        front.lead(two.getAddress().getPort());
        assertThat(all(get)).endsWith("two GET 0");
      }
    }
    two.stop(0);
  }

  @Test
  void whatItHasBegunToAnswerIsPassedOnAndCountsForNoOther() throws Exception {
    HttpServer two = server("two");
    try (ServerSocket one = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(one.getLocalPort());
      String begin = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbe";
      try (Socket get = sent(front, "GET / HTTP/1.0\r\n\r\n");
          Socket asked = unanswered(one)) {
        asked.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
        byte[] first = get.getInputStream().readNBytes(begin.length());
        assertThat(first).asString(StandardCharsets.US_ASCII).isEqualTo(begin);

        front.ended();

        front.lead(two.getAddress().getPort());
        assertThat(front.hold(Deadline.in(Duration.ZERO))).isZero();
        asked.getOutputStream().write(new byte[] {'g', 'n'});
        assertThat(all(get)).isEqualTo("gn");
      }
    }
    two.stop(0);
  }

  @Test
  void whatIsResetWhereNobodyListensAnyMoreGoesToTheNextGeneration() throws Exception {
    HttpServer two = server("two");
    try (ServerSocket one = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(one.getLocalPort());
      try (Socket get = sent(front, "GET / HTTP/1.0\r\n\r\n");
          Socket asked = unanswered(one)) {
        Backend.closeQuietly(one);
        asked.setSoLinger(true, 0);
        Backend.closeQuietly(asked);

        front.lead(two.getAddress().getPort());

        assertThat(all(get)).endsWith("two GET 0");
      }
    }
    two.stop(0);
  }

  @Test
  void whatMayHaveEndedAGenerationIsAskedOnceMoreOnly() throws Exception {
    try (ServerSocket one = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(one.getLocalPort());
      try (Socket get = sent(front, "GET /restart HTTP/1.0\r\n\r\n");
          Socket asked = unanswered(one)) {
        front.ended();
        front.lead(one.getLocalPort());
        try (Socket again = unanswered(one)) {
          front.ended();
          assertThat(again.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(all(get)).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
        assertThat(asked.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void whenAGenerationEndsWhileItAnswersEachAnswerIsWhole() throws Exception {
    HttpServer server = server("one");
    int port = server.getAddress().getPort();
    try (Socket client = new Socket(LOOPBACK, front.port())) {
      client.setTcpNoDelay(true);
      BufferedReader answers =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      for (int round = 0; round < 60; round++) {
        front.lead(port);
        ask(client);
        for (int spin = 0; spin < round * 250; spin++) {
          Thread.onSpinWait();
        }
        front.ended();
        front.lead(port);
        assertThat(body(answers)).isEqualTo("one GET 0");
      }
    }
    server.stop(0);
  }
}
