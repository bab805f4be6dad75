// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes the body of one message on, byte by byte as it came, up to its end and not further. */
final class HttpBody {

  private static final int BUFFER = 1 << 14;
  private static final int LONGEST_LINE = 1 << 13;

  private HttpBody() {}

  static void copy(HttpHead.Framing framing, long length, InputStream in, OutputStream out)
      throws IOException {
    switch (framing) {
      case NONE -> {}
      case LENGTH -> copy(length, in, out);
      case CHUNKED -> copyChunks(in, out);
      case END -> copyAll(in, out);
    }
    out.flush();
  }

  /** Passes on what comes, as soon as it comes, until nothing comes any more. */
  static void copyAll(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
      out.flush();
    }
  }

  private static void copy(long length, InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (count < 0) {
        throw new EOFException("a body ended " + left + " bytes early");
      }
      out.write(buffer, 0, count);
      out.flush();
      left -= count;
    }
  }

  private static void copyChunks(InputStream in, OutputStream out) throws IOException {
    long length = copyLine(in, out);
    while (length > 0) {
      copy(length + 2, in, out);
      length = copyLine(in, out);
    }
    while (copyText(in, out).length() > 2) {
      // A field after the last chunk.
    }
  }

  /** The length of a chunk, which its first line says in hexadecimal digits. */
  private static long copyLine(InputStream in, OutputStream out) throws IOException {
    String digits = copyText(in, out).split("[;\\s]", 2)[0];
    try {
      return Long.parseLong(digits, 16);
    } catch (NumberFormatException e) {
      throw new IOException("a chunk has no length: " + digits, e);
    }
  }

  private static String copyText(InputStream in, OutputStream out) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(16);
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        out.write(line.toByteArray());
        return line.toString(StandardCharsets.ISO_8859_1);
      }
      if (line.size() > LONGEST_LINE) {
        break;
      }
    }
    throw new EOFException("a body ended in the length of a chunk");
  }
}
