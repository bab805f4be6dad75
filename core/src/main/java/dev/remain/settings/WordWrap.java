// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

/** Text in lines of limited width. */
final class WordWrap {

  private static final int WIDTH = 96;

  private WordWrap() {}

  /** Appends the words, each line indented and ended. */
  static void append(StringBuilder out, String indent, String words) {
    int length = 0;
    int start = 0;
    while (start < words.length()) {
      int space = words.indexOf(' ', start);
      int end = space < 0 ? words.length() : space;
      if (length == 0) {
        out.append(indent);
        length = indent.length();
      } else if (length + 1 + end - start > WIDTH) {
        out.append('\n').append(indent);
        length = indent.length();
      } else {
        out.append(' ');
        length++;
      }
      out.append(words, start, end);
      length += end - start;
      start = end + 1;
    }
    out.append('\n');
  }
}
