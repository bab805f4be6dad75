// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What came of one request.
 *
 * @param sent nanoseconds of the machine's clock, before connecting
 * @param done after the last byte
 * @param body empty if there was no answer, or another status than 200
 */
record HttpAnswer(long sent, long done, String body) {

  private static final long BETWEEN_REQUESTS_NANOS = 2_000_000;

  private static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  /**
   * Asks once, on a connection of its own: nothing is tried again behind the back of who measures.
   */
  static HttpAnswer of(int port, Duration patience) {
    long sent = System.nanoTime();
    String text = text(port, (int) patience.toMillis());
    int end = text.indexOf("\r\n\r\n");
    boolean isGood = text.startsWith("HTTP/1.1 200") && end >= 0;
    return new HttpAnswer(sent, System.nanoTime(), isGood ? text.substring(end + 4) : "");
  }

  /**
   * Asks until a program of that version answers.
   *
   * @return when that answer was complete; empty if none comes in time
   */
  static OptionalLong await(int port, String version, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      HttpAnswer answer = of(port, patience);
      if (answer.isOf(version)) {
        return OptionalLong.of(answer.done());
      }
      LockSupport.parkNanos(BETWEEN_REQUESTS_NANOS);
    }
    return OptionalLong.empty();
  }

  boolean isFailure() {
    return body.isEmpty();
  }

  /** Whether the program of that version answered. */
  boolean isOf(String version) {
    // The body may come in chunks, with their length on lines of their own.
    return body.lines().anyMatch(version::equals);
  }

  private static String text(int port, int millis) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
