// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A front, and servers behind it that answer when they are told to. */
@Timeout(120)
abstract class RunningFront {

  static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  final ExecutorService clients = Executors.newCachedThreadPool();
  final CountDownLatch inside = new CountDownLatch(1);
  final CountDownLatch go = new CountDownLatch(1);
  Front front;

  @BeforeEach
  void open() throws IOException {
    front = front(Duration.ofSeconds(60));
  }

  static Front front(Duration patience) throws IOException {
    return Front.open(
        new InetSocketAddress(LOOPBACK, 0),
        patience,
        RunningFront::daemon,
        () -> "nothing is running",
        null);
  }

  static Thread daemon(Runnable run) {
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
  HttpServer server(String name) throws IOException {
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

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String get(String path) throws IOException {
    return send("GET", path, 0, false);
  }

  String send(String method, String path, int bytes, boolean chunked) throws IOException {
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

  static int available(Socket client) {
    try {
      return client.getInputStream().available();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The program has been asked, and has said nothing. */
  static Socket unanswered(ServerSocket server) throws IOException {
    Socket accepted = server.accept();
    HttpHead.read(accepted.getInputStream(), 1 << 16);
    return accepted;
  }

  static Socket sent(Front to, String request) throws IOException {
    Socket client = new Socket(LOOPBACK, to.port());
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  static String all(Socket client) throws IOException {
    return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  static void ask(Socket client) throws IOException {
    String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  static String body(BufferedReader answers) throws IOException {
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
}
