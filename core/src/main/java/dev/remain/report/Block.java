// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

/**
 * Lines that belong together: each head line starts with {@code [remain]}, lines that continue it
 * are indented. Confined to one thread.
 */
final class Block {

  private static final String PREFIX = "[remain]";
  private static final String INDENT = " ".repeat(PREFIX.length() + 1);
  private static final String TAB = "    ";
  private static final String RESET = "\u001b[0m";

  /** How a word stands out where there is color. */
  enum Style {
    PREFIX("\u001b[36m"),
    GOOD("\u001b[32m"),
    CAUTION("\u001b[1;33m"),
    BAD("\u001b[1;31m");

    private final String start;

    Style(String start) {
      this.start = start;
    }
  }

  private final StringBuilder text = new StringBuilder();
  private final boolean color;

  Block(boolean color) {
    this.color = color;
  }

  /** Begins a head line. */
  Block line() {
    startLine();
    return word(PREFIX, Style.PREFIX).text(" ");
  }

  /** Begins a line that continues the one before. */
  Block more() {
    startLine();
    text.append(INDENT);
    return this;
  }

  /** A word of ours that may stand out. */
  Block word(String word, Style style) {
    if (color) {
      text.append(style.start).append(word).append(RESET);
    } else {
      text.append(word);
    }
    return this;
  }

  /** Text of any origin: further lines are indented, control characters are not let through. */
  Block text(String added) {
    int end = added.length();
    while (end > 0 && isBreak(added.charAt(end - 1))) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = added.charAt(i);
      if (c == '\n') {
        more();
      } else if (c == '\t') {
        text.append(TAB);
      } else if (c != '\r') {
        text.append(Character.isISOControl(c) ? '?' : c);
      }
    }
    return this;
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  /** The lines, the last one ended too. */
  @Override
  public String toString() {
    return text + "\n";
  }

  private void startLine() {
    if (text.length() > 0) {
      text.append('\n');
    }
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
