// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of any size, mapped for reading. Positions are in bytes; numbers are big-endian. */
final class DumpFile {

  private static final int CHUNK_BITS = 30;
  private static final long CHUNK = 1L << CHUNK_BITS;

  /** Chunks reach this far into the next one, so that no number lies across a border. */
  private static final int OVERLAP = Long.BYTES;

  private final ByteBuffer[] chunks;
  private final long size;

  private DumpFile(ByteBuffer[] chunks, long size) {
    this.chunks = chunks;
    this.size = size;
  }

  /** Maps the file; the mapping lasts until this object is collected. */
  static DumpFile open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer[] chunks = new ByteBuffer[(int) ((size + CHUNK - 1) >>> CHUNK_BITS)];
      for (int i = 0; i < chunks.length; i++) {
        long start = (long) i << CHUNK_BITS;
        long length = Math.min(size - start, CHUNK + OVERLAP);
        chunks[i] = channel.map(FileChannel.MapMode.READ_ONLY, start, length);
      }
      return new DumpFile(chunks, size);
    }
  }

  long size() {
    return size;
  }

  int byteAt(long position) {
    return chunk(position).get(offset(position)) & 0xff;
  }

  int shortAt(long position) {
    return chunk(position).getShort(offset(position)) & 0xffff;
  }

  int intAt(long position) {
    return chunk(position).getInt(offset(position));
  }

  long longAt(long position) {
    return chunk(position).getLong(offset(position));
  }

  byte[] bytesAt(long position, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) byteAt(position + i);
    }
    return bytes;
  }

  private ByteBuffer chunk(long position) {
    return chunks[(int) (position >>> CHUNK_BITS)];
  }

  private static int offset(long position) {
    return (int) (position & (CHUNK - 1));
  }
}
