// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classpath.Fingerprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of an archive: of the names, CRCs and sizes in its central directory, whatever
 * their order and times, so that packing the same files again is no change. Stateless. Reads the
 * bytes itself, since {@code ZipFile} remembers a file that was overwritten within one tick.
 */
public final class ArchiveFingerprint {

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int END64_LOCATOR_SIGNATURE = 0x07064b50;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;

  private ArchiveFingerprint() {}

  /**
   * @throws IncompleteException if the central directory or its end record is not all there
   * @throws IOException if the file cannot be read
   */
  public static Fingerprint of(Path archive) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(archive)) {
      List<String> entries = entries(directory(channel));
      Collections.sort(entries);
      return Fingerprint.of(String.join("\n", entries));
    }
  }

  /** The file is a part of an archive, or none. */
  public static final class IncompleteException extends IOException {

    private static final long serialVersionUID = 1;

    IncompleteException(String reason) {
      super(reason);
    }
  }

  private static ByteBuffer directory(SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    if (size == 0) {
      throw new IncompleteException("it is empty");
    }
    int length = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
    ByteBuffer tail = read(channel, size - length, length);
    int end = length - END_LENGTH;
    while (end >= 0 && !isEnd(tail, end)) {
      end--;
    }
    if (end < 0) {
      throw new IncompleteException("it ends without the directory of an archive");
    }
    long directoryLength = unsigned(tail.getInt(end + 12));
    long directoryEnd = size - length + end;
    ByteBuffer end64 = end64(channel, directoryEnd);
    if (end64 != null) {
      directoryLength = end64.getLong(40);
      directoryEnd = end64.getLong(48) + directoryLength;
    }
    long start = directoryEnd - directoryLength;
    if (start < 0 || directoryLength > Integer.MAX_VALUE - 8) {
      throw new IncompleteException("the directory at its end is damaged");
    }
    return read(channel, start, (int) directoryLength);
  }

  private static boolean isEnd(ByteBuffer tail, int at) {
    return tail.getInt(at) == END_SIGNATURE
        && at + END_LENGTH + (tail.getShort(at + 20) & 0xffff) == tail.limit();
  }

  /** Of archives too large for a plain end record; null for others. */
  private static @Nullable ByteBuffer end64(SeekableByteChannel channel, long end)
      throws IOException {
    if (end < 20) {
      return null;
    }
    ByteBuffer locator = read(channel, end - 20, 20);
    if (locator.getInt(0) != END64_LOCATOR_SIGNATURE) {
      return null;
    }
    ByteBuffer record = read(channel, locator.getLong(8), 56);
    if (record.getInt(0) != END64_SIGNATURE) {
      throw new IncompleteException("the directory at its end is damaged");
    }
    return record;
  }

  private static List<String> entries(ByteBuffer directory) throws IOException {
    List<String> entries = new ArrayList<>();
    int at = 0;
    while (at < directory.limit()) {
      if (at + 46 > directory.limit() || directory.getInt(at) != ENTRY_SIGNATURE) {
        throw new IncompleteException("the directory at its end is damaged");
      }
      int nameLength = directory.getShort(at + 28) & 0xffff;
      int next =
          at
              + 46
              + nameLength
              + (directory.getShort(at + 30) & 0xffff)
              + (directory.getShort(at + 32) & 0xffff);
      if (next > directory.limit()) {
        throw new IncompleteException("the directory at its end is damaged");
      }
      CharBuffer name = StandardCharsets.UTF_8.decode(directory.slice(at + 46, nameLength));
      entries.add(name + ":" + directory.getInt(at + 16) + ":" + directory.getInt(at + 24));
      at = next;
    }
    return entries;
  }

  private static long unsigned(int value) {
    return value & 0xffffffffL;
  }

  private static ByteBuffer read(SeekableByteChannel channel, long start, int length)
      throws IOException {
    if (start < 0 || start + length > channel.size()) {
      throw new IncompleteException("the directory at its end is damaged");
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(start);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IncompleteException("it became shorter while it was read");
      }
    }
    return buffer.flip();
  }
}
