// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The records of a heap dump, format {@code JAVA PROFILE 1.0.x}, in the order of the file. */
final class DumpRecords {

  static final int INSTANCE = 0x21;
  static final int OBJECT_ARRAY = 0x22;
  static final int PRIMITIVE_ARRAY = 0x23;

  private static final int CLASS = 0x20;

  private static final int STRING = 0x01;
  private static final int LOAD_CLASS = 0x02;
  private static final int FRAME = 0x04;
  private static final int TRACE = 0x05;
  private static final int HEAP = 0x0C;
  private static final int HEAP_SEGMENT = 0x1C;

  private static final int HEADER = 9;
  private static final long UNSIGNED = 0xffff_ffffL;

  private final DumpFile file;
  private final int idSize;
  private final long start;

  /** Is told of the records it cares for. Positions are those of a record's content. */
  interface Listener {
    default void string(long id, long position, int length) {}

    default void loadedClass(int serial, long id, long nameId) {}

    default void frame(long id, long position) {}

    default void trace(int serial, long position) {}

    default void root(GcRoot root) {}

    default void classDump(long id, long position) {}

    /**
     * @param position of the tag
     */
    default void object(long id, long position) {}
  }

  DumpRecords(DumpFile file) throws IOException {
    this.file = file;
    long position = 0;
    while (position < Math.min(file.size(), 64) && file.byteAt(position) != 0) {
      position++;
    }
    if (position + 13 > file.size()
        || !new String(file.bytesAt(0, (int) position), StandardCharsets.US_ASCII)
            .startsWith("JAVA PROFILE ")) {
      throw new IOException("this is no heap dump");
    }
    this.idSize = file.intAt(position + 1);
    if (idSize != 4 && idSize != 8) {
      throw new IOException("the heap dump has identifiers of " + idSize + " bytes");
    }
    this.start = position + 13;
  }

  int idSize() {
    return idSize;
  }

  long idAt(long position) {
    return idSize == 8 ? file.longAt(position) : file.intAt(position) & UNSIGNED;
  }

  void forEach(Listener listener) throws IOException {
    long position = start;
    while (position < file.size()) {
      long length = position + HEADER > file.size() ? -1 : file.intAt(position + 5) & UNSIGNED;
      long content = position + HEADER;
      if (length < 0 || content + length > file.size()) {
        throw new IOException("the heap dump is cut short");
      }
      switch (file.byteAt(position)) {
        case STRING ->
            listener.string(idAt(content), content + idSize, Math.toIntExact(length - idSize));
        case LOAD_CLASS ->
            listener.loadedClass(
                file.intAt(content), idAt(content + 4), idAt(content + 8 + idSize));
        case FRAME -> listener.frame(idAt(content), content);
        case TRACE -> listener.trace(file.intAt(content), content);
        case HEAP, HEAP_SEGMENT -> heap(content, content + length, listener);
        default -> {}
      }
      position = content + length;
    }
  }

  private void heap(long from, long end, Listener listener) throws IOException {
    long position = from;
    while (position < end) {
      position = heapRecord(position, listener);
    }
  }

  /** Returns where the next one begins. */
  private long heapRecord(long tag, Listener listener) throws IOException {
    long content = tag + 1;
    int kind = file.byteAt(tag);
    long id = idAt(content);
    switch (kind) {
      case INSTANCE -> {
        listener.object(id, tag);
        long size = file.intAt(content + 4 + 2L * idSize) & UNSIGNED;
        return content + 8 + 2L * idSize + size;
      }
      case OBJECT_ARRAY -> {
        listener.object(id, tag);
        long count = file.intAt(content + idSize + 4) & UNSIGNED;
        return content + 8 + 2L * idSize + count * idSize;
      }
      case PRIMITIVE_ARRAY -> {
        listener.object(id, tag);
        long count = file.intAt(content + idSize + 4) & UNSIGNED;
        return content + 9 + idSize + count * sizeOf(file.byteAt(content + idSize + 8));
      }
      case CLASS -> {
        listener.classDump(id, content);
        listener.object(id, tag);
        return endOfClass(content);
      }
      default -> {
        return root(kind, id, content + idSize, listener);
      }
    }
  }

  private long root(int kind, long id, long rest, Listener listener) throws IOException {
    int first = rest + 8 <= file.size() ? file.intAt(rest) : 0;
    int second = rest + 8 <= file.size() ? file.intAt(rest + 4) : 0;
    GcRoot.Kind meaning =
        switch (kind) {
          case 0x01 -> GcRoot.Kind.NATIVE_GLOBAL;
          case 0x02, 0x04 -> GcRoot.Kind.NATIVE_LOCAL;
          case 0x03 -> GcRoot.Kind.FRAME;
          case 0x05 -> GcRoot.Kind.SYSTEM_CLASS;
          case 0x08 -> GcRoot.Kind.THREAD;
          case 0x06, 0x07 -> GcRoot.Kind.MONITOR;
          case 0xFF -> GcRoot.Kind.UNKNOWN;
          default -> throw new IOException("the heap dump has an unknown record " + kind);
        };
    listener.root(new GcRoot(meaning, id, first, second));
    return rest
        + switch (kind) {
          case 0x01 -> idSize;
          case 0x02, 0x03, 0x08 -> 8;
          case 0x04, 0x06 -> 4;
          default -> 0;
        };
  }

  private long endOfClass(long content) {
    long position = content + 8 + 7L * idSize;
    int constants = file.shortAt(position);
    position += 2;
    for (int i = 0; i < constants; i++) {
      position += 3 + sizeOf(file.byteAt(position + 2));
    }
    int statics = file.shortAt(position);
    position += 2;
    for (int i = 0; i < statics; i++) {
      position += idSize + 1 + sizeOf(file.byteAt(position + idSize));
    }
    return position + 2 + (long) file.shortAt(position) * (idSize + 1);
  }

  /** Bytes of a value of this type. */
  int sizeOf(int type) {
    return switch (type) {
      case DumpClass.REFERENCE -> idSize;
      case 4, 8 -> 1;
      case 5, 9 -> 2;
      case 6, 10 -> 4;
      case 7, 11 -> 8;
      default -> throw new IllegalStateException("the heap dump has an unknown type " + type);
    };
  }
}
