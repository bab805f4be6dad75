// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.front.page.Pages;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A front whose pages follow the program, and a program that answers what it is told to. */
@Timeout(120)
abstract class FollowedFront {

  static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  final List<String> warnings = new ArrayList<>();
  final Pages pages = new Pages(warnings::add);
  final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  Front front;
  ServerSocket server;
  volatile byte[] answer = new byte[0];

  @BeforeEach
  void open() throws IOException {
    front =
        Front.open(
            new InetSocketAddress(LOOPBACK, 0),
            Duration.ofSeconds(60),
            FollowedFront::daemon,
            () -> "nothing is running: <&>",
            pages);
    server = new ServerSocket(0, 100, LOOPBACK);
    daemon(this::serve).start();
    pages.lead(server.getLocalPort(), 1);
    front.lead(server.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    front.close();
    server.close();
  }

  static Thread daemon(Runnable run) {
    Thread thread = new Thread(run);
    thread.setDaemon(true);
    return thread;
  }

  /** Notes the head of one request, answers it, and ends the connection. */
  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        HttpHead head = HttpHead.read(new BufferedInputStream(client.getInputStream()), 1 << 16);
        if (head != null) {
          requests.add(text(head.bytes()));
          client.getOutputStream().write(answer);
        }
      } catch (IOException e) {
        // One side has gone.
      }
    }
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  String ask(String first, String fields, String toAnswer) throws IOException {
    answer = toAnswer.getBytes(StandardCharsets.ISO_8859_1);
    try (Socket client = connect()) {
      send(client, first + "\r\nHost: localhost:8080\r\n" + fields + "\r\n");
      return text(client.getInputStream().readAllBytes());
    }
  }

  Socket connect() throws IOException {
    Socket client = new Socket(LOOPBACK, front.port());
    client.setSoTimeout(60_000);
    return client;
  }

  static void send(Socket client, String request) throws IOException {
    client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  String tag() {
    return pages.tag(server.getLocalPort(), "", true);
  }
}
