// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first part of an HTTP/1 message, up to the empty line: its bytes as they came, and what they
 * say of the rest.
 *
 * @param bytes the whole head, the empty line included
 * @param text the same, in lower case but for the first line
 */
record HttpHead(byte[] bytes, String firstLine, String text) {

  private static final int MOST_BYTES = 1 << 16;
  private static final Pattern REQUEST = Pattern.compile("[A-Z]+ \\S+ HTTP/1\\.[01]");

  /** How the end of a body is known. */
  enum Framing {
    NONE,
    LENGTH,
    CHUNKED,
    /** The connection ends with it. */
    END
  }

  static HttpHead of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n");
    return new HttpHead(
        bytes, text.substring(0, end), text.substring(end).toLowerCase(Locale.ROOT));
  }

  /**
   * Reads to the empty line and not further.
   *
   * @return null if there was nothing any more
   * @throws IOException if it ended in the middle, or is too long
   */
  static @Nullable HttpHead read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(512);
    int state = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      state = next == "\r\n\r\n".charAt(state) ? state + 1 : next == '\r' ? 1 : 0;
      if (state == 4) {
        return of(head.toByteArray());
      }
      if (head.size() > MOST_BYTES) {
        throw new IOException("the head of a message is longer than " + MOST_BYTES + " bytes");
      }
    }
    if (head.size() > 0) {
      throw new EOFException("a message ended in its head");
    }
    return null;
  }

  static boolean isRequest(String firstLine) {
    return REQUEST.matcher(firstLine).matches();
  }

  boolean isRequest() {
    return isRequest(firstLine);
  }

  /** Of a response; 0 if it is none. */
  int status() {
    String[] words = firstLine.split(" ", 3);
    return words.length > 1 && firstLine.startsWith("HTTP/1.") && words[1].matches("\\d{3}")
        ? Integer.parseInt(words[1])
        : 0;
  }

  boolean isInterim() {
    return status() >= 100 && status() < 200 && status() != 101;
  }

  private boolean isMethod(String method) {
    return firstLine.startsWith(method + " ");
  }

  /** May be sent again if no answer came, and has no body. */
  boolean isRepeatable() {
    return (isMethod("GET") || isMethod("HEAD")) && requestFraming() == Framing.NONE;
  }

  /** Whether what follows this response is not HTTP any more. */
  boolean switchesProtocol(HttpHead request) {
    return status() == 101 || (request.isMethod("CONNECT") && status() / 100 == 2);
  }

  /** Whether this response has no end that is worth waiting for. */
  boolean isStream() {
    return header("content-type").startsWith("text/event-stream");
  }

  Framing requestFraming() {
    return header("transfer-encoding").contains("chunked")
        ? Framing.CHUNKED
        : length() > 0 ? Framing.LENGTH : Framing.NONE;
  }

  Framing responseFraming(HttpHead request) {
    if (request.isMethod("HEAD") || status() == 204 || status() == 304) {
      return Framing.NONE;
    }
    if (header("transfer-encoding").contains("chunked")) {
      return Framing.CHUNKED;
    }
    return header("content-length").isEmpty()
        ? Framing.END
        : length() == 0 ? Framing.NONE : Framing.LENGTH;
  }

  /** Of the body, in bytes; 0 if it is not told. */
  long length() {
    String length = header("content-length");
    return length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  /** Whether another message may follow on the connection. */
  boolean keepsConnection() {
    String connection = header("connection");
    return firstLine.contains("HTTP/1.0")
        ? connection.contains("keep-alive")
        : !connection.contains("close");
  }

  /** The value in lower case; empty if there is none. */
  private String header(String name) {
    int start = text.indexOf("\r\n" + name + ":");
    if (start < 0) {
      return "";
    }
    int value = start + name.length() + 3;
    return text.substring(value, text.indexOf("\r\n", value)).strip();
  }
}
