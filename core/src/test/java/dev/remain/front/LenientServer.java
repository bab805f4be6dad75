// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A hand-written server: takes lines as they come, and answers what it has understood. */
final class LenientServer implements AutoCloseable {

  private final ServerSocket socket;
  private final String lineEnd;

  /**
   * @param lineEnd of what it answers
   */
  LenientServer(String lineEnd) throws IOException {
    this.lineEnd = lineEnd;
    this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    start(
        () -> {
          while (true) {
            Socket client = socket.accept();
            start(() -> serve(client));
          }
        });
  }

  private interface Run {
    void run() throws IOException;
  }

  private static void start(Run run) {
    Thread thread =
        new Thread(
            () -> {
              try {
                run.run();
              } catch (IOException e) {
                // One side has gone.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve(Socket client) throws IOException {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      String first = line(in);
      while (first != null) {
        if (!first.isEmpty()) {
          answer(client, first, in);
        }
        first = line(in);
      }
    }
  }

  private void answer(Socket client, String first, InputStream in) throws IOException {
    int length = 0;
    boolean isChunked = false;
    for (String field = line(in); field != null && !field.isEmpty(); field = line(in)) {
      String lower = field.toLowerCase(Locale.ROOT).replace(" ", "");
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15));
      }
      isChunked |= lower.equals("transfer-encoding:chunked");
    }
    String body = isChunked ? chunks(in) : text(in.readNBytes(length));
    String answer = first + " had " + body;
    boolean isHead = first.startsWith("HEAD ");
    client
        .getOutputStream()
        .write(
            ("HTTP/1.1 200 OK"
                    + lineEnd
                    + "Content-Length: "
                    + answer.getBytes(StandardCharsets.ISO_8859_1).length
                    + lineEnd
                    + lineEnd
                    + (isHead ? "" : answer))
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String chunks(InputStream in) throws IOException {
    StringBuilder body = new StringBuilder();
    for (int length = length(in); length > 0; length = length(in)) {
      body.append(text(in.readNBytes(length)));
      if (line(in) == null) {
        throw new EOFException("a body has ended early");
      }
    }
    line(in);
    return body.toString();
  }

  private static int length(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      throw new EOFException("a body has ended early");
    }
    return Integer.parseInt(line.split(";", 2)[0].strip(), 16);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      line.write(next);
    }
    return text(line.toByteArray()).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
