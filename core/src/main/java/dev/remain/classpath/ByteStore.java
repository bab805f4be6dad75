// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Holds bytes in memory up to a limit, and beyond it in a private temporary file that only ever
 * grows and goes with the JVM. Thread-safe.
 */
public final class ByteStore {

  /** Bytes that are not held. */
  static final Stored NOTHING = new Nothing();

  private final long limit;
  private final AtomicLong inMemory = new AtomicLong();
  private @Nullable FileChannel spill;
  private long spilled;

  /**
   * @param limit bytes to hold in memory at most
   */
  public ByteStore(long limit) {
    this.limit = limit;
  }

  /** Bytes that were put into a store. */
  public interface Stored {
    /** The bytes; not to be written to. */
    byte[] bytes();

    /** Gives the memory back; the bytes are not asked for again. */
    void release();
  }

  public Stored put(byte[] bytes) {
    if (inMemory.addAndGet(bytes.length) <= limit) {
      return new InMemory(bytes);
    }
    inMemory.addAndGet(-bytes.length);
    return spill(bytes);
  }

  private synchronized Stored spill(byte[] bytes) {
    try {
      FileChannel channel = spill;
      if (channel == null) {
        Path file = Files.createTempFile("remain-", ".bytes");
        channel =
            FileChannel.open(
                file,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        spill = channel;
      }
      long start = spilled;
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        spilled += channel.write(rest, spilled);
      }
      return new InFile(channel, start, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the temporary file for class bytes", e);
    }
  }

  private final class InMemory implements Stored {
    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public byte[] bytes() {
      return bytes;
    }

    @Override
    public void release() {
      inMemory.addAndGet(-bytes.length);
    }
  }

  private record Nothing() implements Stored {
    @Override
    public byte[] bytes() {
      return new byte[0];
    }

    @Override
    public void release() {}
  }

  private record InFile(FileChannel channel, long start, int length) implements Stored {
    @Override
    public byte[] bytes() {
      try {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
          if (channel.read(buffer, start + buffer.position()) < 0) {
            throw new IOException("temporary file for class bytes is shorter than it was written");
          }
        }
        return buffer.array();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the temporary file for class bytes", e);
      }
    }

    @Override
    public void release() {}
  }
}
