// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds class names in descriptors and signatures. Stateless. */
final class TypeNames {

  private TypeNames() {}

  /** Whatever looks like a class in it; of a text that is neither, it may find what is no class. */
  static void add(@Nullable String descriptor, Set<String> to) {
    if (descriptor == null || descriptor.indexOf(';') < 0) {
      return;
    }
    int length = descriptor.length();
    for (int at = descriptor.indexOf('L'); at >= 0; at = descriptor.indexOf('L', at + 1)) {
      int end = at + 1;
      while (end < length && isPart(descriptor.charAt(end))) {
        end++;
      }
      boolean isEnd =
          end < length && (descriptor.charAt(end) == ';' || descriptor.charAt(end) == '<');
      if (isEnd && end > at + 1) {
        to.add(descriptor.substring(at + 1, end));
      }
    }
  }

  private static boolean isPart(char c) {
    return c == '/' || Character.isJavaIdentifierPart(c);
  }

  /** The text constant at that place of a class file, after its tag. */
  static String text(byte[] bytes, int at) {
    int length = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    return new String(bytes, at + 2, length, StandardCharsets.UTF_8);
  }
}
