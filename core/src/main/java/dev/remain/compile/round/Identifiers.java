// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * Every word in a source that could be a name, by its hash: it may say of a name that is not there
 * that it is, and never the other way round. Immutable.
 */
public final class Identifiers {

  private final int[] hashes;
  private final boolean isOpaque;

  private Identifiers(int[] hashes, boolean isOpaque) {
    this.hashes = hashes;
    this.isOpaque = isOpaque;
  }

  /** Of a source; comments and texts count, and one with escapes may mention anything. */
  public static Identifiers of(CharSequence text) {
    IntStream.Builder found = IntStream.builder();
    boolean isOpaque = false;
    int length = text.length();
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      if (!Character.isJavaIdentifierStart(c)) {
        isOpaque |= c == '\\' && i + 1 < length && text.charAt(i + 1) == 'u';
        i++;
        continue;
      }
      int hash = 0;
      while (i < length && Character.isJavaIdentifierPart(text.charAt(i))) {
        hash = 31 * hash + text.charAt(i++);
      }
      found.add(hash);
    }
    return new Identifiers(found.build().sorted().distinct().toArray(), isOpaque);
  }

  /** Whether any of these names may be there. */
  public boolean mayMention(Collection<String> names) {
    if (isOpaque) {
      return !names.isEmpty();
    }
    for (String name : names) {
      if (Arrays.binarySearch(hashes, name.hashCode()) >= 0) {
        return true;
      }
    }
    return false;
  }
}
