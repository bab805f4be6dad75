// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.remain.fixtures.Patience;
import dev.remain.thread.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FrontTest extends RunningFront {

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
}
