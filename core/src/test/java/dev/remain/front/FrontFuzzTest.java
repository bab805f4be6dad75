// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.front.page.Pages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Conversations that are made by chance: several requests of every form on one connection, sent at
 * once and in pieces. Through the front they go as without it, byte for byte; where pages follow
 * the program, all but pages do, and these have the script and nothing else more.
 */
@Timeout(300)
class FrontFuzzTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int CONVERSATIONS = Integer.getInteger("remaintest.conversations", 200);
  private static final Pattern TAG =
      Pattern.compile("<script async src=\"/__remain/[^<]*</script>");
  private static final String OPENS = "Sec-Fetch-Dest: document\r\n";

  private final Pages pages = new Pages(warning -> {});
  private OddServer server;

  @BeforeEach
  void open() throws IOException {
    server = new OddServer();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Front front(@Nullable Pages followed) throws IOException {
    Front front =
        Front.open(
            new InetSocketAddress(LOOPBACK, 0),
            Duration.ofSeconds(60),
            FrontFuzzTest::daemon,
            () -> "nothing is running",
            followed);
    front.lead(server.port());
    return front;
  }

  private static Thread daemon(Runnable run) {
    Thread thread = new Thread(run);
    thread.setDaemon(true);
    return thread;
  }

  /** Requests of one connection, and what is made of their head. */
  private record Conversation(List<HttpHead> heads, byte[] bytes) {}

  private static Conversation make(long seed) {
    Random random = new Random(seed);
    List<HttpHead> heads = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean goesOn = true;
    while (goesOn) {
      byte[] head = head(random, seed * 100 + heads.size());
      HttpHead request = HttpHead.of(head);
      heads.add(request);
      if (random.nextInt(5) == 0) {
        bytes.writeBytes(new byte[] {'\r', '\n'}); // As some clients send after a body.
      }
      bytes.writeBytes(head);
      bytes.writeBytes(body(request, random));
      goesOn = request.keepsConnection() && random.nextInt(4) > 0;
    }
    return new Conversation(heads, bytes.toByteArray());
  }

  private static byte[] head(Random random, long number) {
    String[] methods = {"GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"};
    String method = methods[random.nextInt(methods.length)];
    boolean isOld = random.nextInt(6) == 0;
    StringBuilder head = new StringBuilder();
    head.append(method).append(" /").append(number).append(" HTTP/1.").append(isOld ? 0 : 1);
    head.append("\r\nHost: here\r\nAccept-Encoding: gzip, br\r\n");
    head.append(random.nextInt(3) == 0 ? OPENS : "");
    head.append(random.nextInt(4) == 0 ? "If-None-Match: \"7\"\r\n" : "");
    head.append(random.nextInt(8) == 0 ? "Connection: close\r\n" : "");
    head.append(isOld && random.nextBoolean() ? "Connection: Keep-Alive\r\n" : "");
    head.append(random.nextInt(9) == 0 ? "X-Long: " + "y".repeat(5_000) + "\r\n" : "");
    if (method.startsWith("P")) {
      head.append(random.nextInt(3) == 0 && !isOld ? "Expect: 100-continue\r\n" : "");
      head.append(
          isOld || random.nextBoolean()
              ? "Content-Length: " + random.nextInt(60_000) + "\r\n"
              : "Transfer-Encoding: chunked\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] body(HttpHead request, Random random) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (request.requestFraming() == HttpHead.Framing.LENGTH) {
      byte[] sent = new byte[(int) request.length()];
      random.nextBytes(sent);
      body.writeBytes(sent);
    } else if (request.requestFraming() == HttpHead.Framing.CHUNKED) {
      for (int length = random.nextInt(9_000); length > 0; length = random.nextInt(9_000) - 3_000) {
        byte[] sent = new byte[length];
        random.nextBytes(sent);
        body.writeBytes(
            (Integer.toHexString(length) + ";x\r\n").getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(sent);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      String trailer = random.nextBoolean() ? "X-Sum: 1\r\n" : "";
      body.writeBytes(("0\r\n" + trailer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    return body.toByteArray();
  }

  /** What is answered until the connection ends. */
  private static byte[] hold(int port, Conversation conversation, Random random) throws Exception {
    try (Socket client = new Socket(LOOPBACK, port)) {
      client.setSoTimeout(60_000);
      client.setTcpNoDelay(true);
      boolean isHalfClosed = random.nextBoolean() || endsOnlyThen(conversation);
      Thread sender =
          daemon(
              () -> {
                try {
                  send(client, conversation.bytes(), random);
                  if (isHalfClosed) {
                    client.shutdownOutput();
                  }
                } catch (IOException e) {
                  // The server ends the conversation earlier.
                }
              });
      sender.start();
      byte[] answers = client.getInputStream().readAllBytes();
      sender.join();
      return answers;
    }
  }

  /** Whether the client may have to say that nothing more comes. */
  private static boolean endsOnlyThen(Conversation conversation) {
    return conversation.heads().get(conversation.heads().size() - 1).keepsConnection();
  }

  private static void send(Socket client, byte[] bytes, Random random) throws IOException {
    int at = 0;
    while (at < bytes.length) {
      int count =
          Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 20 : 20_000));
      client.getOutputStream().write(bytes, at, count);
      at += count;
    }
  }

  @Test
  void conversationsGoAsWithoutTheFront() throws Exception {
    try (Front front = front(null)) {
      for (long seed = 1; seed <= CONVERSATIONS; seed++) {
        Conversation conversation = make(seed);
        byte[] direct = hold(server.port(), conversation, new Random(seed));
        byte[] through = hold(front.port(), conversation, new Random(seed));
        assertThat(through).as("conversation " + seed).isEqualTo(direct);
      }
    }
  }

  @Test
  void wherePagesFollowOnlyPagesAreOthers() throws Exception {
    int changed = 0;
    pages.lead(server.port(), 1);
    try (Front front = front(pages)) {
      for (long seed = 1; seed <= CONVERSATIONS; seed++) {
        Conversation conversation = make(seed);
        byte[] direct = hold(server.port(), conversation, new Random(seed));
        byte[] through = hold(front.port(), conversation, new Random(seed));
        String expected = readable(direct, conversation, false);
        String got = readable(through, conversation, true);
        assertThat(got).as("conversation " + seed).isEqualTo(expected);
        changed += text(through).contains("<script async") ? 1 : 0;
      }
    }
    assertThat(changed).isGreaterThan(CONVERSATIONS / 10);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * The answers one after another, byte for byte, but those that are pages, which are without what
   * the script changes.
   */
  private static String readable(byte[] answers, Conversation conversation, boolean isFollowed)
      throws IOException {
    StringBuilder all = new StringBuilder();
    ByteArrayInputStream in = new ByteArrayInputStream(answers);
    for (HttpHead request : conversation.heads()) {
      HttpHead head = HttpHead.read(in, 1 << 16);
      while (head != null && head.isInterim()) {
        all.append(text(head.bytes()));
        head = HttpHead.read(in, 1 << 16);
      }
      if (head == null) {
        return all.append("closed").toString();
      }
      HttpHead.Framing framing = head.responseFraming(request);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      HttpBody.copy(framing, head.length(), in, body);
      boolean isPage =
          request.fields().has("sec-fetch-dest")
              && !request.isHeadOnly()
              && head.fields().value("content-type").startsWith("text/html")
              && framing != HttpHead.Framing.NONE
              && Set.of(200, 404, 500).contains(head.status());
      all.append(
          isPage
              ? page(head, framing, body.toByteArray(), isFollowed)
              : text(head.bytes()) + text(body.toByteArray()));
    }
    return all.toString();
  }

  private static String page(
      HttpHead head, HttpHead.Framing framing, byte[] body, boolean isFollowed) throws IOException {
    String content = text(framing == HttpHead.Framing.CHUNKED ? unchunked(body) : body);
    if (isFollowed) {
      // One that is empty, which chunks show only at their end, has none.
      assertThat(TAG.matcher(content).results().count()).isEqualTo(content.isEmpty() ? 0 : 1);
    }
    return text(new HeadEdit(head).without(Set.of("content-length", "etag")).done().bytes())
        + TAG.matcher(content).replaceFirst("");
  }

  /** The chunks together, and the trailers after them. */
  private static byte[] unchunked(byte[] chunks) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(chunks);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (long length = HttpBody.chunkLength(HttpBody.line(in));
        length > 0;
        length = HttpBody.chunkLength(HttpBody.line(in))) {
      content.writeBytes(in.readNBytes((int) length));
      byte[] unused = HttpBody.chunkEnd(in);
    }
    HttpBody.copyTrailers(in, content);
    return content.toByteArray();
  }
}
