// SPDX-License-Identifier: Apache-2.0
package dev.remain.keys;

import org.jspecify.annotations.Nullable;

/** What can be typed. */
enum Key {
  RESTART("r", "restart"),
  FULL_RESTART("R", "full restart"),
  BACK("b", "back to the last other program that ran well"),
  STATUS("s", "status"),
  ERROR("e", "the last error again"),
  PAUSE("p", "pause, and go on"),
  OPEN("o", "open the page in a browser"),
  CLEAR("c", "clear the terminal"),
  QUIT("q", "quit"),
  HELP("h", "this help");

  /** Before a key, once the program reads input itself. */
  static final String MARK = ":";

  private final String letter;
  private final String meaning;

  Key(String letter, String meaning) {
    this.letter = letter;
    this.meaning = meaning;
  }

  /** Null if the line is none. */
  static @Nullable Key of(String line) {
    for (Key key : values()) {
      if (key.letter.equals(line)) {
        return key;
      }
    }
    return null;
  }

  /** All of them, a line each. */
  static String help(boolean isMarked) {
    StringBuilder text = new StringBuilder("keys, each followed by Enter:");
    for (Key key : values()) {
      text.append("\n  ").append(isMarked ? MARK : "").append(key.letter).append("  ");
      text.append(key.meaning);
    }
    return text.toString();
  }
}
