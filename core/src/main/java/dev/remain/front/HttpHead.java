// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first part of an HTTP/1 message, up to the empty line: its bytes as they came, and what they
 * say of the rest. Lines end in CR LF, or in LF alone (RFC 9112, 2.2).
 *
 * @param bytes the whole head, the empty line included
 */
record HttpHead(byte[] bytes, String firstLine, HttpFields fields) {

  /** Of a request. */
  static final int MOST_OF_A_REQUEST = 1 << 16;

  /** What programs answer browsers may take, so that it has to come through. */
  static final int MOST_OF_AN_ANSWER = 1 << 20;

  private static final Pattern REQUEST =
      Pattern.compile(
          "[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \\t]+\\S.*[ \\t]HTTP/1\\.\\d[ \\t]*", Pattern.DOTALL);

  /** How the end of a body is known. */
  enum Framing {
    NONE,
    LENGTH,
    CHUNKED,
    /** The connection ends with it. */
    END
  }

  /** A head has more bytes than one may have. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    TooLong(int most) {
      super("the head of a message is longer than " + most + " bytes");
    }
  }

  static HttpHead of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    String first = text.substring(0, end);
    return new HttpHead(
        bytes,
        first.endsWith("\r") ? first.substring(0, end - 1) : first,
        HttpFields.of(text.substring(end + 1)));
  }

  /**
   * Reads to the empty line and not further; empty lines before the first are left out.
   *
   * @param most bytes of it
   * @return null if there was nothing any more
   * @throws TooLong if it does not end within that
   * @throws IOException if it ended in the middle
   */
  static @Nullable HttpHead read(InputStream in, int most) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(512);
    int count = 0;
    boolean isLineEmpty = true;
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      count++;
      if (next == '\n' && isLineEmpty && head.size() > 2) {
        return of(head.toByteArray());
      }
      if (next == '\n' && isLineEmpty) {
        head.reset(); // Some clients send one after a body.
      } else if (next != '\r') {
        isLineEmpty = next == '\n';
      }
      if (count > most) {
        throw new TooLong(most);
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

  /** Why it is not known where this request ends, or what it is; null if it is. */
  @Nullable String problem() {
    if (!isRequest(firstLine)) {
      return "its first line is not that of HTTP/1";
    }
    if (firstLine.indexOf('\r') >= 0 || firstLine.indexOf('\0') >= 0) {
      return "its first line has a control character in it";
    }
    if (isVersion0() && !fields.value(HttpFields.TRANSFER_ENCODING).isEmpty()) {
      return "HTTP/1.0 has no transfer-encoding";
    }
    return fields.problem();
  }

  private boolean isVersion0() {
    return firstLine.stripTrailing().endsWith("HTTP/1.0") || firstLine.startsWith("HTTP/1.0 ");
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

  /** Whether the answer has no body, whatever its head says. */
  boolean isHeadOnly() {
    return isMethod("HEAD");
  }

  boolean isGet() {
    return isMethod("GET");
  }

  /** What a request is for, as it came: in most cases a path and a query. */
  String target() {
    String[] words = firstLine.split("[ \\t]+", 3);
    return words.length > 1 ? words[1] : "";
  }

  /** Whether a browser asks for a page: other clients name HTML, too, and not this. */
  boolean wantsPage() {
    return fields.value("accept").contains("application/xhtml+xml");
  }

  /**
   * Whether a browser opens the answer as a page of its own, and the whole of it: what scripts ask
   * for, and frames, are parts of one.
   */
  boolean opensPage() {
    String destination = fields.value("sec-fetch-dest");
    return !isHeadOnly()
        && !fields.has("range")
        && (destination.isEmpty()
            ? wantsPage() && !fields.has("x-requested-with")
            : destination.equals("document"));
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
    return fields.value("content-type").startsWith("text/event-stream");
  }

  /** Of a request without a {@link #problem}. */
  Framing requestFraming() {
    return fields.isChunked() ? Framing.CHUNKED : length() > 0 ? Framing.LENGTH : Framing.NONE;
  }

  /** Where it is not clear, the end of the connection is that of the body. */
  Framing responseFraming(HttpHead request) {
    if (request.isMethod("HEAD") || status() == 204 || status() == 304) {
      return Framing.NONE;
    }
    if (fields.isChunked()) {
      return Framing.CHUNKED;
    }
    if (!fields.value(HttpFields.TRANSFER_ENCODING).isEmpty() || length() < 0) {
      return Framing.END;
    }
    return length() == 0 ? Framing.NONE : Framing.LENGTH;
  }

  /** Of the body, in bytes; below 0 if it is not told. */
  long length() {
    return fields.length();
  }

  /** Whether another message may follow on the connection. */
  boolean keepsConnection() {
    String connection = fields.value("connection");
    return isVersion0() ? connection.contains("keep-alive") : !connection.contains("close");
  }
}
