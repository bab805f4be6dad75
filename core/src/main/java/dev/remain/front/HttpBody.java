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

  /** Passes so many bytes on, as soon as they come. */
  static void copy(long length, InputStream in, OutputStream out) throws IOException {
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

  /** A body is not what it has to be. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  /** What is malformed is not passed on. */
  private static void copyChunks(InputStream in, OutputStream out) throws IOException {
    long length = copyLength(in, out);
    while (length > 0) {
      copy(length, in, out);
      out.write(chunkEnd(in));
      out.flush();
      length = copyLength(in, out);
    }
    copyTrailers(in, out);
  }

  private static long copyLength(InputStream in, OutputStream out) throws IOException {
    byte[] line = line(in);
    long length = chunkLength(line);
    out.write(line);
    return length;
  }

  /** The length of a chunk, which its first line says in hexadecimal digits. */
  static long chunkLength(byte[] line) throws Malformed {
    String digits = text(line).split("[;\\s]", 2)[0];
    if (!digits.matches("[0-9a-fA-F]{1,15}")) {
      throw new Malformed("a chunk has no length");
    }
    return Long.parseLong(digits, 16);
  }

  /** The line that ends a chunk. */
  static byte[] chunkEnd(InputStream in) throws IOException {
    byte[] end = line(in);
    if (!text(end).isEmpty()) {
      throw new Malformed("a chunk is longer than it says");
    }
    return end;
  }

  /** What follows the last chunk, the empty line included. */
  static void copyTrailers(InputStream in, OutputStream out) throws IOException {
    byte[] field = line(in);
    while (!text(field).isEmpty()) {
      out.write(field);
      field = line(in);
    }
    out.write(field);
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /** With its end. */
  static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(16);
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        return line.toByteArray();
      }
      if (line.size() > LONGEST_LINE) {
        throw new Malformed("a line of a chunk is too long");
      }
    }
    throw new EOFException("a body ended in a line of a chunk");
  }
}
