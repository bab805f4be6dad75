// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where each constant of a class file lies in its bytes. Confined to one thread. */
final class ConstantPool {

  static final int UTF8 = 1;
  static final int CLASS = 7;
  static final int METHOD = 10;
  static final int INTERFACE_METHOD = 11;
  static final int NAME_AND_TYPE = 12;
  static final int METHOD_HANDLE = 15;
  static final int METHOD_TYPE = 16;

  /** The length of each kind of constant after its tag; 0 is unknown. */
  private static final int[] LENGTHS = {
    0, 2, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  private final byte[] bytes;

  /** The position of each constant's tag; 0 where there is none. */
  private final int[] positions;

  /** Indices of the class constants, and of the method handles; found once, as all ask for them. */
  private final int[] classes;

  private final int[] handles;
  private final int end;

  private ConstantPool(byte[] bytes, int[] positions, int[] classes, int[] handles, int end) {
    this.bytes = bytes;
    this.positions = positions;
    this.classes = classes;
    this.handles = handles;
    this.end = end;
  }

  /**
   * @param bytes from the magic number on
   * @throws Damage if the constants do not end within the bytes
   */
  static ConstantPool read(byte[] bytes) throws Damage {
    if (bytes.length < 10) {
      throw Damage.cut(bytes, "header");
    }
    int[] positions = new int[u2(bytes, 8)];
    int[] classes = new int[positions.length];
    int[] handles = new int[positions.length];
    int classCount = 0;
    int handleCount = 0;
    int at = 10;
    for (int i = 1; i < positions.length; i++) {
      if (at + 3 > bytes.length) {
        throw Damage.cut(bytes, "constants");
      }
      int tag = bytes[at] & 0xff;
      if (tag >= LENGTHS.length || LENGTHS[tag] == 0) {
        throw new Damage("it has a constant of the unknown kind " + tag);
      }
      positions[i] = at;
      at += 1 + LENGTHS[tag];
      if (tag == UTF8) {
        at += u2(bytes, at - 2);
      } else if (tag == CLASS) {
        classes[classCount++] = i;
      } else if (tag == METHOD_HANDLE) {
        handles[handleCount++] = i;
      } else if (tag == 5 || tag == 6) {
        i++; // long and double take two places
      }
    }
    if (at > bytes.length) {
      throw Damage.cut(bytes, "constants");
    }
    return new ConstantPool(
        bytes,
        positions,
        Arrays.copyOf(classes, classCount),
        Arrays.copyOf(handles, handleCount),
        at);
  }

  /**
   * Whether a class file may name a class whose name begins like that, in UTF-8. One loop over the
   * bytes, which a JVM that has just begun compiles before long. Finds nothing in bytes that are no
   * class file.
   */
  static boolean mayName(byte[] bytes, List<byte[]> starts) {
    int count = bytes.length < 10 ? 0 : u2(bytes, 8);
    int at = 10;
    for (int i = 1; i < count && at + 3 < bytes.length; i++) {
      int tag = bytes[at] & 0xff;
      int length = tag < LENGTHS.length ? LENGTHS[tag] : 0;
      if (tag == UTF8) {
        length += u2(bytes, at + 1);
        if (mayName(bytes, at + 3, Math.min(bytes.length, at + 1 + length), starts)) {
          return true;
        }
      } else if (tag == 5 || tag == 6) {
        i++; // long and double take two places
      }
      at += 1 + length;
    }
    return false;
  }

  /** The same of one text, which may be the name of a class, a descriptor or a signature. */
  private static boolean mayName(byte[] bytes, int from, int to, List<byte[]> starts) {
    int first = from < to ? bytes[from] : 0;
    boolean isDescriptor = first == '(' || first == 'L' || first == '[' || first == '<';
    for (byte[] start : starts) {
      if (isAt(bytes, from, to, start)) {
        return true;
      }
      for (int at = from; isDescriptor && at < to; at++) {
        if (bytes[at] == 'L' && isAt(bytes, at + 1, to, start)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAt(byte[] bytes, int at, int to, byte[] text) {
    int end = at + text.length;
    return end <= to && bytes[at] == text[0] && Arrays.equals(bytes, at, end, text, 0, text.length);
  }

  static int u2(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  /** The position after the last constant. */
  int end() {
    return end;
  }

  /** The super class and the interfaces, which follow the constants. */
  List<String> superTypes() throws Damage {
    List<String> types = new ArrayList<>();
    if (end + 8 > bytes.length || end + 8 + 2 * u2(bytes, end + 6) > bytes.length) {
      throw Damage.cut(bytes, "interfaces");
    }
    String superName = className(u2(bytes, end + 4));
    if (superName != null) {
      types.add(superName);
    }
    for (int i = 0; i < u2(bytes, end + 6); i++) {
      String type = className(u2(bytes, end + 8 + 2 * i));
      if (type != null) {
        types.add(type);
      }
    }
    return types;
  }

  /** The name of the class itself. */
  @Nullable String ownName() throws Damage {
    return end + 4 > bytes.length ? null : className(u2(bytes, end + 2));
  }

  int size() {
    return positions.length;
  }

  /** Indices of the class constants, in order; not to be written to. */
  int[] classes() {
    return classes;
  }

  /** Indices of the method handles, in order; not to be written to. */
  int[] handles() {
    return handles;
  }

  /** 0 where there is no constant. */
  int tag(int index) {
    return index < positions.length && positions[index] != 0 ? bytes[positions[index]] : 0;
  }

  /** The index that lies in a constant at an offset behind its tag. */
  int index(int constant, int offset) {
    return u2(bytes, positions[constant] + 1 + offset);
  }

  /** The name that a class constant holds, or null for index 0. */
  @Nullable String className(int index) throws Damage {
    if (index == 0) {
      return null;
    }
    check(index, CLASS);
    return text(index(index, 0));
  }

  String text(int index) throws Damage {
    check(index, UTF8);
    int at = positions[index] + 1;
    int length = u2(bytes, at);
    for (int i = at + 2; i < at + 2 + length; i++) {
      if (bytes[i] < 0) {
        // The difference to modified UTF-8 shows only in names that no compiler writes.
        return new String(bytes, at + 2, length, StandardCharsets.UTF_8);
      }
    }
    return new String(bytes, at + 2, length, StandardCharsets.ISO_8859_1);
  }

  /** The length of a text constant in bytes. */
  int textLength(int index) throws Damage {
    check(index, UTF8);
    return u2(bytes, positions[index] + 1);
  }

  /** Whether a text constant is equal to an ASCII text; compares bytes and makes no string. */
  boolean isText(int index, String text) throws Damage {
    check(index, UTF8);
    int at = positions[index] + 1;
    return u2(bytes, at) == text.length() && isAt(at + 2, text);
  }

  /** Whether it is a text constant that begins with an ASCII text. */
  boolean startsWith(int index, String start) {
    return tag(index) == UTF8
        && u2(bytes, positions[index] + 1) >= start.length()
        && isAt(positions[index] + 3, start);
  }

  /**
   * Whether there is a text constant that ends with an ASCII text. Spelled out: it is asked of each
   * class that is loaded, most often before anything is compiled.
   */
  boolean hasTextEndingWith(String suffix) {
    int length = suffix.length();
    char last = suffix.charAt(length - 1);
    for (int at : positions) {
      if (bytes[at] == UTF8 && at != 0) {
        int after = at + 3 + u2(bytes, at + 1);
        if (bytes[after - 1] == last && after - length >= at + 3 && isAt(after - length, suffix)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAt(int at, String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  void check(int index, int tag) throws Damage {
    if (tag(index) != tag) {
      throw new Damage("it is damaged: constant " + index + " is not what it should be");
    }
  }
}
