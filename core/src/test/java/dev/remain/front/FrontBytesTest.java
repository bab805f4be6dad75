// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.Patience;
import dev.remain.thread.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients and programs send byte by byte, through the front and past it. */
@Timeout(120)
class FrontBytesTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final AtomicInteger refusals = new AtomicInteger();
  private final ThreadFactory threads =
      run -> {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          throw new OutOfMemoryError("unable to create native thread");
        }
        Thread thread = new Thread(run);
        thread.setDaemon(true);
        return thread;
      };
  private final Front front = open();

  private Front open() {
    try {
      return Front.open(
          new InetSocketAddress(LOOPBACK, 0),
          Duration.ofSeconds(60),
          threads,
          () -> "nothing is running: generation 3 failed in main",
          null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    front.close();
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What is answered until the connection ends, without fields that differ by nature. */
  private static String exchange(int port, String request) throws IOException {
    try (Socket client = new Socket(LOOPBACK, port)) {
      client.setSoTimeout(30_000);
      send(client, request);
      client.shutdownOutput();
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String answer(Socket client) throws IOException {
    HttpHead head = HttpHead.read(client.getInputStream(), 1 << 16);
    assertThat(head).isNotNull();
    byte[] body = client.getInputStream().readNBytes((int) head.length());
    return head.status() + " " + new String(body, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aSilentConnectionServesTheGenerationOfTheMomentAtWhichItSpeaks() throws Exception {
    try (Socket client = new Socket(LOOPBACK, front.port());
        LenientServer second = new LenientServer("\r\n")) {
      try (ServerSocket first = new ServerSocket(0, 10, LOOPBACK)) {
        front.lead(first.getLocalPort());
        first.accept().close(); // It was looked whether the program speaks first.
        assertThat(front.hold(Deadline.in(Duration.ofSeconds(30)))).isZero();
      }
      front.lead(second.port());
      send(client, "GET /a HTTP/1.1\r\n\r\n");

      assertThat(answer(client)).isEqualTo("200 GET /a HTTP/1.1 had ");
    }
  }

  @Test
  void aRequestOnAConnectionThatWasSilentIsWaitedFor() throws Exception {
    try (Socket client = new Socket(LOOPBACK, front.port());
        ServerSocket server = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(server.getLocalPort());
      Socket asked = server.accept();
      send(client, "GET /a HTTP/1.1\r\n\r\n");
      assertThat(asked.getInputStream().read()).isEqualTo(-1);
      try (Socket request = server.accept()) {
        assertThat(HttpHead.read(request.getInputStream(), 1 << 16)).isNotNull();
        assertThat(front.hold(Deadline.in(Duration.ZERO))).isEqualTo(1);
      }
    }
  }

  @Test
  void aServerThatSpeaksFirstOnlyInItsSecondGenerationIsHeard() throws Exception {
    try (Socket client = new Socket(LOOPBACK, front.port());
        ServerSocket second = new ServerSocket(0, 10, LOOPBACK)) {
      try (ServerSocket first = new ServerSocket(0, 10, LOOPBACK)) {
        front.lead(first.getLocalPort());
        first.accept().close();
      }
      front.lead(second.getLocalPort());
      try (Socket accepted = second.accept()) {
        send(accepted, "220 hello\r\n");
        assertThat(client.getInputStream().readNBytes(11)).asString().isEqualTo("220 hello\r\n");
        send(client, "GET / HTTP/1.1\r\n\r\n"); // That is no HTTP any more.
        assertThat(accepted.getInputStream().readNBytes(18)).hasSize(18);
      }
    }
  }

  @Test
  void whatAClientHasBegunIsPassedOnOnceTheProgramSpeaks() throws Exception {
    try (Socket client = new Socket(LOOPBACK, front.port());
        ServerSocket server = new ServerSocket(0, 10, LOOPBACK)) {
      send(client, "EHL"); // It might become a method.
      front.lead(server.getLocalPort());
      try (Socket accepted = server.accept()) {
        send(accepted, "2");
        assertThat(client.getInputStream().read()).isEqualTo('2');
        assertThat(accepted.getInputStream().readNBytes(3)).asString().isEqualTo("EHL");
      }
    }
  }

  @Test
  void whatIsNoTextIsPassedOnAtOnce() throws Exception {
    try (Socket client = new Socket(LOOPBACK, front.port());
        ServerSocket server = new ServerSocket(0, 10, LOOPBACK)) {
      send(client, "\u0016\u0003\u0001"); // As TLS begins.
      front.lead(server.getLocalPort());
      try (Socket accepted = server.accept()) {
        assertThat(accepted.getInputStream().readNBytes(3)).isEqualTo(new byte[] {22, 3, 1});
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\nhello",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "POST / HTTP/1.1\r\nContent-Length:\r\n\r\nhello",
        "POST / HTTP/1.1\r\nContent-Length : 5\r\n\r\nhello",
        "POST / HTTP/1.1\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: xchunkedx\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nA: b\rContent-Length: 5\r\n\r\nhello",
        "POST / HTTP/1.1\r\n Content-Length: 5\r\n\r\nhello",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello!\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\nwhat is this\r\n\r\n",
      })
  void whereItIsUnclearWhatARequestIsItIsRefused(String request) throws Exception {
    try (LenientServer server = new LenientServer("\r\n");
        Socket client = new Socket(LOOPBACK, front.port())) {
      front.lead(server.port());
      send(client, request);
      String first = answer(client);
      if (request.startsWith("GET")) {
        first = answer(client);
      }

      assertThat(first).startsWith("400 the front cannot tell where this request ends: ");
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aFieldOfTwoLinesIsReadAsOne() {
    HttpHead head =
        HttpHead.of(
            "POST / HTTP/1.1\r\nTransfer-Encoding:\r\n chunked\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(head.problem()).isNull();
    assertThat(head.requestFraming()).isEqualTo(HttpHead.Framing.CHUNKED);
  }

  @Test
  void aHeadThatIsTooLongIsToldSo() throws Exception {
    try (LenientServer server = new LenientServer("\r\n");
        Socket client = new Socket(LOOPBACK, front.port())) {
      front.lead(server.port());
      send(client, "GET /" + "a".repeat(70_000) + " HTTP/1.1\r\n\r\n");

      assertThat(answer(client))
          .isEqualTo("431 the head of this request is longer than 65536 bytes\n");
    }
  }

  @Test
  void whatIsNoAnswerIsNotCalledNone() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, LOOPBACK);
        Socket client = new Socket(LOOPBACK, front.port())) {
      front.lead(server.getLocalPort());
      send(client, "GET / HTTP/1.1\r\n\r\n");
      try (Socket accepted = server.accept()) {
        send(accepted, "hello\r\n\r\n");
        assertThat(answer(client)).isEqualTo("502 what the program answered is not HTTP/1\n");
      }
    }
  }

  @Test
  void aLongAnswerAndALongPathComeThrough() throws Exception {
    String path = "/" + "\u00c3\u0085".repeat(10_000);
    try (LenientServer server = new LenientServer("\n")) {
      front.lead(server.port());

      assertThat(exchange(front.port(), "GET " + path + " HTTP/1.1\n\n"))
          .endsWith("GET " + path + " HTTP/1.1 had ");
    }
  }

  @Test
  void whereNoGenerationIsExpectedThatIsAnsweredAtOnceUntilOneIs() throws Exception {
    front.expectNone();
    assertThat(exchange(front.port(), "GET / HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
        .endsWith("\r\n\r\nnothing is running: generation 3 failed in main\n");

    front.expect();
    try (LenientServer server = new LenientServer("\r\n");
        Socket client = new Socket(LOOPBACK, front.port())) {
      send(client, "GET / HTTP/1.1\r\n\r\n");
      front.lead(server.port());
      assertThat(answer(client)).startsWith("200 ");
    }
  }

  @Test
  void aClientThatNoThreadCanServeIsNotLeftToWait() throws Exception {
    refusals.set(1);
    try (LenientServer server = new LenientServer("\r\n");
        Socket client = new Socket(LOOPBACK, front.port())) {
      front.lead(server.port());
      client.setSoTimeout(30_000);
      assertThat(client.getInputStream().read()).isEqualTo(-1);

      assertThat(exchange(front.port(), "GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void whatTheFrontPassesOnIsAnsweredAsWithoutIt() throws Exception {
    Random random = new Random(2_718);
    for (String lineEnd : new String[] {"\r\n", "\n"}) {
      try (LenientServer server = new LenientServer(lineEnd)) {
        front.lead(server.port());
        for (int i = 0; i < 150; i++) {
          String requests = request(random) + request(random);

          assertThat(brief(exchange(front.port(), requests)))
              .as(brief(requests))
              .isEqualTo(brief(exchange(server.port(), requests)));
        }
        assertThat(front.hold(Deadline.in(Duration.ofSeconds(30)))).isZero();
      }
    }
  }

  /** With the length of what is long. */
  private static String brief(String text) {
    return Pattern.compile("x{9,}").matcher(text).replaceAll(all -> all.group().length() + "x");
  }

  @SafeVarargs
  private static <T> T one(Random random, T... of) {
    return of[random.nextInt(of.length)];
  }

  /** Any that two readers understand in one way. */
  private static String request(Random random) {
    String end = one(random, "\r\n", "\n");
    StringBuilder text = new StringBuilder(one(random, "", "", end, end + end));
    String method = one(random, "GET", "POST", "get", "M-SEARCH", "PROPFIND", "X!~1", "HEAD");
    text.append(method)
        .append(' ')
        .append(one(random, "/", "*", "/a?b=c", "http://a/b", "/\u00e4", "/a b", "a:1"))
        .append(' ')
        .append("HTTP/1.1")
        .append(end);
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(one(random, "Host: a", "Accept:*/*", "X-Odd:\t\u00fc ", "no colon", "A: b: c"))
          .append(end);
    }
    String body = "x".repeat(random.nextInt(4) * random.nextInt(10_000));
    switch (one(random, "length", "chunks", "none")) {
      case "length" ->
          text.append(one(random, "Content-Length: ", "content-length:", "CONTENT-LENGTH:   +"))
              .append(body.length())
              .append(end)
              .append(end)
              .append(body);
      case "chunks" -> {
        text.append(one(random, "Transfer-Encoding: chunked", "transfer-encoding:Chunked"))
            .append(end)
            .append(end);
        if (!body.isEmpty()) {
          text.append(Integer.toHexString(body.length()))
              .append(one(random, "", ";a=b", "  "))
              .append(end)
              .append(body)
              .append(end);
        }
        text.append("0").append(end).append(end);
      }
      default -> text.append(end);
    }
    return text.toString();
  }

  @Test
  void noConnectionIsLeftOverOnceItIsClosed() throws Exception {
    try (LenientServer server = new LenientServer("\r\n")) {
      front.lead(server.port());
      try (Socket silent = new Socket(LOOPBACK, front.port())) {
        front.close();
        silent.setSoTimeout(30_000);
        Patience.await("nobody to listen", () -> !Front.isListening(front.port()));
      }
    }
  }

  @Test
  void whoIsStillSendingReadsTheLastAnswer() throws Exception {
    try (LenientServer server = new LenientServer("\r\n")) {
      front.lead(server.port());
      try (Socket client = new Socket(LOOPBACK, front.port())) {
        client.setSoTimeout(30_000);
        send(client, "GET /a HTTP/1.1\r\nConnection: close\r\n\r\n");
        for (int i = 0; i < 9; i++) {
          send(client, "x".repeat(1_000_000));
        }
        client.shutdownOutput();
        assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
            .endsWith("GET /a HTTP/1.1 had ");
      }
    }
  }

  @Test
  void whoIsStillSendingABodyReadsTheAnswerThatDoesWithoutIt() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, LOOPBACK)) {
      front.lead(server.getLocalPort());
      try (Socket client = new Socket(LOOPBACK, front.port())) {
        client.setSoTimeout(30_000);
        send(client, "POST / HTTP/1.1\r\nContent-Length: 9000000\r\n\r\n");
        try (Socket program = server.accept()) {
          assertThat(HttpHead.read(program.getInputStream(), 1 << 16)).isNotNull();
          send(
              program,
              "HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno");
        }
        for (int i = 0; i < 9; i++) {
          send(client, "x".repeat(1_000_000));
        }
        assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
            .endsWith("\r\n\r\nno");
      }
    }
  }
}
