// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.front.page.Insertion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
        HttpBody.copy(length, in, new Inserting(insertion, out));
        insertion.finish(out);
      }
      case CHUNKED -> copyChunks(in, out, insertion);
      case END -> {
        HttpBody.copyAll(in, new Inserting(insertion, out));
        insertion.finish(out);
      }
    }
    out.flush();
  }

  /** In chunks of our own; what follows the last one passes as it is. */
  private static void copyChunks(InputStream in, OutputStream out, Insertion insertion)
      throws IOException {
    ChunkedOutput chunks = new ChunkedOutput(out);
    Inserting page = new Inserting(insertion, chunks);
    byte[] line = HttpBody.line(in);
    long length = HttpBody.chunkLength(line);
    while (length > 0) {
      HttpBody.copy(length, in, page);
      byte[] unused = HttpBody.chunkEnd(in);
      line = HttpBody.line(in);
      length = HttpBody.chunkLength(line);
    }
    insertion.finish(chunks);
    chunks.flush();
    out.write(line);
    HttpBody.copyTrailers(in, out);
  }

  /** What is written there passes through the insertion. */
  private static final class Inserting extends OutputStream {
    private final Insertion insertion;
    private final OutputStream out;

    Inserting(Insertion insertion, OutputStream out) {
      this.insertion = insertion;
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      insertion.write(
          from == 0 ? bytes : Arrays.copyOfRange(bytes, from, from + count), count, out);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
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
