// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.remain.fixtures.Patience;
import dev.remain.thread.Deadline;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrontAnswersTest extends RunningFront {

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
