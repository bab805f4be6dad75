// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One caller that asks again as soon as it has its answer. */
final class HttpCaller {

  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** How every answer of the echo server ends. */
  private static final byte[] END = "version-0".getBytes(StandardCharsets.US_ASCII);

  private HttpCaller() {}

  /** How many requests were answered in that time, on one connection. */
  static long requests(int port, Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    long count = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      while (System.nanoTime() < end) {
        out.write(REQUEST);
        readAnswer(in);
        count++;
      }
    }
    return count;
  }

  /** Reads until the known text has come; it comes nowhere else. */
  private static void readAnswer(InputStream in) throws IOException {
    byte[] buffer = new byte[1024];
    int length = 0;
    while (!endsWell(buffer, length)) {
      int count = in.read(buffer, length, buffer.length - length);
      if (count <= 0) {
        throw new IOException("the server hung up");
      }
      length += count;
    }
  }

  private static boolean endsWell(byte[] buffer, int length) {
    for (int i = 0; i < END.length; i++) {
      if (length < END.length || buffer[length - END.length + i] != END[i]) {
        return false;
      }
    }
    return true;
  }
}
