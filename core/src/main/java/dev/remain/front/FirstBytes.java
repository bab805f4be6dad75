// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a connection is, by the first bytes of its client, whenever they come: HTTP/1 as soon as its
 * first line is, something else as soon as it cannot be any more. Confined to its thread.
 */
final class FirstBytes {

  /** Bytes that may have to be looked at. */
  static final int MOST = HttpHead.MOST_OF_A_REQUEST + 2;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int count;
  private int spaces;

  /** What is known. */
  enum Kind {
    UNKNOWN,
    HTTP,
    OTHER
  }

  /** Whether nothing has come. */
  boolean isEmpty() {
    return count == 0;
  }

  /**
   * What it is by now.
   *
   * @param next a byte, or -1 if there are no more
   */
  Kind next(int next) {
    count++;
    if (next == '\n') {
      String text = text();
      line.reset();
      return text.isEmpty()
          ? Kind.UNKNOWN // An empty line may come first.
          : HttpHead.isRequest(text) ? Kind.HTTP : Kind.OTHER;
    }
    if (next < 0 || isNoText(next)) {
      return Kind.OTHER;
    }
    line.write(next);
    spaces += next == ' ' ? 1 : 0;
    if (count < MOST - 1) {
      return Kind.UNKNOWN;
    }
    return spaces > 0 ? Kind.HTTP : Kind.OTHER; // Longer than a request may be, and told so.
  }

  private String text() {
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private boolean isNoText(int next) {
    boolean isControl = next < ' ' && next != '\r' && next != '\t';
    return isControl || next == 0x7f || (next > 0x7f && spaces == 0);
  }
}
