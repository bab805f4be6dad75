// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds bytes in memory up to a limit, and beyond it in a private temporary file that only ever
 * grows and goes with the JVM. Where there can be no such file, all is held in memory. Thread-safe.
 */
public final class ByteStore {

  /** Bytes that are not held. */
  static final Stored NOTHING = new Nothing();

  private static final int SMALL = 1 << 20;

  private final long limit;
  private final AtomicLong inMemory = new AtomicLong();
  private final Consumer<String> warnings;
  private final FileMaker files;
  private @Nullable FileChannel spill;
  private boolean isWithoutFile;
  private long spilled;

  /**
   * @param limit bytes to hold in memory at most
   */
  public ByteStore(long limit) {
    this(limit, warning -> {});
  }

  /**
   * @param limit bytes to hold in memory at most
   * @param warnings told, in a sentence, that there can be no temporary file
   */
  public ByteStore(long limit, Consumer<String> warnings) {
    this(limit, warnings, new TemporaryFile());
  }

  ByteStore(long limit, Consumer<String> warnings, FileMaker files) {
    this.limit = limit;
    this.warnings = warnings;
    this.files = files;
  }

  /** Makes the file. */
  interface FileMaker {
    FileChannel make() throws IOException;
  }

  private static final class TemporaryFile implements FileMaker {
    @Override
    public FileChannel make() throws IOException {
      return FileChannel.open(
          Files.createTempFile("remain-", ".bytes"),
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    }
  }

  /** Bytes that were put into a store. */
  public interface Stored {
    /** The bytes; not to be written to. */
    byte[] bytes();

    /** Gives the memory back; the bytes are not asked for again. */
    void release();
  }

  /** Holds small bytes in memory if half of the limit is not used up; else nothing. */
  Stored putIfRoom(byte[] bytes) {
    if (bytes.length <= SMALL && inMemory.get() + bytes.length <= limit / 2) {
      inMemory.addAndGet(bytes.length);
      return new InMemory(bytes);
    }
    return NOTHING;
  }

  public Stored put(byte[] bytes) {
    if (inMemory.addAndGet(bytes.length) <= limit) {
      return new InMemory(bytes);
    }
    Stored inFile = spill(bytes);
    if (inFile == null) {
      return new InMemory(bytes);
    }
    inMemory.addAndGet(-bytes.length);
    return inFile;
  }

  /** Null if it cannot be written. */
  private @Nullable Stored spill(byte[] bytes) {
    IOException reason;
    synchronized (this) {
      try {
        return isWithoutFile ? null : write(bytes);
      } catch (IOException e) {
        isWithoutFile = true;
        reason = e;
      }
    }
    warnings.accept(
        "no temporary file for class bytes ("
            + reason
            + "): they are held in memory; java.io.tmpdir says where it would be");
    return null;
  }

  private Stored write(byte[] bytes) throws IOException {
    FileChannel channel = spill;
    if (channel == null) {
      channel = files.make();
      spill = channel;
    }
    long start = spilled;
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      spilled += channel.write(rest, spilled);
    }
    return new InFile(channel, start, bytes.length);
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
