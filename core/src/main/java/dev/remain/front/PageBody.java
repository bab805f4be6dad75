// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.front.page.Insertion;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes the body of a page on, as soon as it comes, with what is put into it. */
final class PageBody {

  private static final int BUFFER = 1 << 14;
  private static final byte[] LINE_END = {'\r', '\n'};

  private PageBody() {}

  /**
   * @param length of what comes, where the framing is by length
   */
  static void copy(
      HttpHead.Framing framing, long length, InputStream in, OutputStream out, Insertion insertion)
      throws IOException {
    switch (framing) {
      case NONE -> {}
      case LENGTH -> {
        copy(length, in, out, insertion);
        insertion.finish(out);
      }
      case CHUNKED -> copyChunks(in, out, insertion);
      case END -> copyAll(in, out, insertion);
    }
    out.flush();
  }

  private static void copyAll(InputStream in, OutputStream out, Insertion insertion)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      insertion.write(buffer, count, out);
      out.flush();
    }
    insertion.finish(out);
  }

  private static void copy(long length, InputStream in, OutputStream out, Insertion insertion)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (count < 0) {
        throw new EOFException("a body ended " + left + " bytes early");
      }
      insertion.write(buffer, count, out);
      out.flush();
      left -= count;
    }
  }

  /** In chunks of our own; what follows the last one passes as it is. */
  private static void copyChunks(InputStream in, OutputStream out, Insertion insertion)
      throws IOException {
    ChunkedOutput chunks = new ChunkedOutput(out);
    byte[] line = HttpBody.line(in);
    long length = HttpBody.chunkLength(line);
    while (length > 0) {
      copy(length, in, chunks, insertion);
      byte[] unused = HttpBody.chunkEnd(in);
      line = HttpBody.line(in);
      length = HttpBody.chunkLength(line);
    }
    insertion.finish(chunks);
    chunks.flush();
    out.write(line);
    HttpBody.copyTrailers(in, out);
  }

  /** What is written between two flushes is a chunk. */
  private static final class ChunkedOutput extends OutputStream {
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(BUFFER);
    private final OutputStream out;

    ChunkedOutput(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) {
      chunk.write(octet);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      chunk.write(bytes, from, count);
    }

    @Override
    public void flush() throws IOException {
      if (chunk.size() > 0) { // An empty one would be the last.
        out.write(Integer.toHexString(chunk.size()).getBytes(StandardCharsets.US_ASCII));
        out.write(LINE_END);
        chunk.writeTo(out);
        out.write(LINE_END);
        out.flush();
        chunk.reset();
      }
    }
  }
}
