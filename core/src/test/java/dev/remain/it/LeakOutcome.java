// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the generations that did what a row says, in their order. */
final class LeakOutcome {

  /** One letter for each generation: {@code c}ollected, {@code h}eld, {@code s}oftly held. */
  private static final Map<String, String> WORDS =
      Map.of(
          "ccc", "collected",
          "hhh", "held",
          "hcc", "first held",
          "cch", "last held",
          "sss", "softly held",
          "scc", "first softly held",
          "ccs", "last softly held");

  private final StringBuilder letters = new StringBuilder();
  private final List<String> answers = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private final List<String> survivors = new ArrayList<>();

  /**
   * Adds the next generation.
   *
   * @param answer of what it did
   * @param retained what was said of it, if anything was
   */
  void add(String answer, boolean isCollected, @Nullable LoggedEvent retained) {
    answers.add(answer);
    if (retained == null) {
      letters.append(isCollected ? 'c' : '?');
    } else {
      paths.add(retained.text("path"));
      letters.append(isCollected ? '!' : retained.text("soft").equals("true") ? 's' : 'h');
    }
  }

  /** In the words of the table; other letters are of what should never be. */
  String words() {
    String refused = answers.stream().allMatch("done"::equals) ? "" : ", then refused";
    return WORDS.getOrDefault(letters.toString(), letters.toString()) + refused;
  }

  /** Who holds those that are held. */
  List<String> paths() {
    return paths;
  }

  /** Threads that did not end with their generation. */
  List<String> survivors() {
    return survivors;
  }

  @Override
  public String toString() {
    return words() + " " + answers + " " + paths;
  }
}
