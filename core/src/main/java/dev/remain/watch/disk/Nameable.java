// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names of files as text. On Linux a name is bytes, and some are no text: in the locale POSIX every
 * name with an umlaut, elsewhere what is not valid in the locale's charset. The JDK shows such a
 * name with replacement characters, which lead to another file or to none, so that {@code java}
 * itself could not have the file: it is not part of the program. Stateless.
 */
final class Nameable {

  private static final int ASCII = 0x80;

  private Nameable() {}

  /** The text that leads back to that name, or null if none does. */
  static @Nullable String text(Path name) {
    return text(name, text -> name.getFileSystem().getPath(text));
  }

  static @Nullable String text(Path name, Function<String, Path> back) {
    String text = name.toString();
    try {
      return isAscii(text) || back.apply(text).equals(name) ? text : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII) {
        return false;
      }
    }
    return true;
  }
}
