// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * A correct server that answers in every form that HTTP/1 has: which one, the number in a request's
 * path says. What it has read of the request is part of the answer.
 */
final class OddServer implements AutoCloseable {

  private static final String[] TYPES = {
    "text/html; charset=utf-8", "TEXT/HTML", "application/json", "text/plain", "image/png"
  };
  private static final int[] STATUS = {200, 200, 200, 404, 500, 204, 304, 302, 206};

  private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());

  OddServer() throws IOException {
    start(this::accept);
  }

  private static void start(Runnable run) {
    Thread thread = new Thread(run);
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        // It was closed.
      }
    }
  }

  private static void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      boolean goesOn = true;
      while (goesOn) {
        HttpHead request = HttpHead.read(in, 1 << 16);
        goesOn = request != null && answer(request, in, client.getOutputStream());
      }
      client.shutdownOutput();
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // One side has gone.
    }
  }

  private static boolean answer(HttpHead request, InputStream in, OutputStream out)
      throws IOException {
    if (request.fields().has("expect")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    HttpBody.copy(request.requestFraming(), request.length(), in, sent);
    Random random = new Random(Long.parseLong(request.target().replaceAll("\\D", "")));
    Answer answer = new Answer(request, sent.toByteArray(), random);
    out.write(answer.bytes());
    out.flush();
    return answer.keeps;
  }

  /** One answer; whether another may follow is known once its bytes are. */
  private static final class Answer {
    private final HttpHead request;
    private final byte[] sent;
    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean keeps;

    Answer(HttpHead request, byte[] sent, Random random) {
      this.request = request;
      this.sent = sent;
      this.random = random;
    }

    private void line(String text) {
      out.writeBytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
      boolean isOld = request.firstLine().endsWith("1.0");
      if (!isOld && random.nextInt(5) == 0) {
        line("HTTP/1.1 103 Early Hints");
        line("Link: </a.css>; rel=preload");
        line("");
      }
      int status = STATUS[random.nextInt(STATUS.length)];
      boolean hasBody = status != 204 && status != 304 && !request.isHeadOnly();
      boolean isChunked = !isOld && random.nextInt(3) == 0;
      boolean isToEnd = !isChunked && hasBody && random.nextInt(4) == 0;
      byte[] body = body(random.nextInt(4) == 0 ? 0 : random.nextInt(40_000));
      line((isOld ? "HTTP/1.0 " : "HTTP/1.1 ") + status + (random.nextBoolean() ? " Odd" : " "));
      line(
          "Content-Type:"
              + (random.nextBoolean() ? " " : "")
              + TYPES[random.nextInt(TYPES.length)]);
      line("X-Odd: a\tb ");
      line("ETag: \"" + random.nextInt(100) + "\"");
      if (isChunked && status != 204) {
        line("transfer-encoding: chunked");
      } else if (!isToEnd && status != 204) {
        line("Content-LENGTH: " + body.length);
      }
      keeps = !isToEnd && request.keepsConnection() && random.nextInt(5) > 0;
      line("Connection: " + (keeps ? "keep-alive" : "close"));
      line("");
      if (hasBody && isChunked) {
        chunks(body);
      } else if (hasBody) {
        out.writeBytes(body);
      }
      return out.toByteArray();
    }

    private byte[] body(int more) {
      String begin = random.nextBoolean() ? "<!doctype html>\n<html><head a='>'>" : "";
      String text = begin + request.firstLine() + " " + sent.length + " " + Arrays.hashCode(sent);
      byte[] body = Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), text.length() + more);
      byte[] rest = new byte[more];
      random.nextBytes(rest);
      System.arraycopy(rest, 0, body, text.length(), more);
      return body;
    }

    private void chunks(byte[] body) {
      int at = 0;
      while (at < body.length) {
        int length = Math.min(body.length - at, 1 + random.nextInt(9_000));
        line(Integer.toHexString(length) + (random.nextInt(3) == 0 ? ";a=b" : ""));
        out.write(body, at, length);
        line("");
        at += length;
      }
      line("0");
      if (random.nextBoolean()) {
        line("X-Trailer: " + body.length);
      }
      line("");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
