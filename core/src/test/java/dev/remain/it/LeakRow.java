// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A row of {@code core/docs/leaks.md}: something that a program leaves behind in each of three
 * generations, and what becomes of these.
 *
 * @param family of the rows that share a JVM
 * @param name of the class that does it
 * @param outcome on the running JDK, in the words of the table; {@code -} if it does not exist
 *     there
 */
record LeakRow(String family, String name, String outcome) {

  /** How many generations do what the row says, one after the other. */
  static final int GENERATIONS = 3;

  static final Path ROOT = Path.of(System.getProperty("remaintest.root"), "core");

  /** A directory for each family, with a class for each row. */
  static final Path SOURCES = ROOT.resolve("src/test/resources/rows");

  /** Which of the generations are held: their loaders are not collected. */
  enum Held {
    COLLECTED("collected", List.of(false, false, false)),
    HELD("held", List.of(true, true, true)),
    FIRST("first held", List.of(true, false, false)),
    LAST("last held", List.of(false, false, true));

    private final String words;
    private final List<Boolean> each;

    Held(String words, List<Boolean> each) {
      this.words = words;
      this.each = each;
    }

    private static Held expected(String outcome) {
      for (Held held : values()) {
        if (held.words.equals(outcome.split(",")[0])) {
          return held;
        }
      }
      throw new AssertionError("not an outcome: " + outcome);
    }

    private static String words(List<Boolean> each) {
      for (Held held : values()) {
        if (held.each.equals(each)) {
          return held.words;
        }
      }
      return "held: " + each;
    }
  }

  /** The table, in its order. */
  static List<LeakRow> all() {
    int column = Runtime.version().feature() < 25 ? 3 : 4;
    try {
      return Files.readAllLines(ROOT.resolve("docs/leaks.md")).stream()
          .filter(line -> line.matches("\\| `\\w+/\\w+` \\|.*"))
          .map(line -> line.replace("`", "").split(" *\\| *"))
          .map(cells -> of(cells[1].split("/"), cells[column]))
          .toList();
    } catch (IOException e) {
      throw new AssertionError("cannot read the table", e);
    }
  }

  private static LeakRow of(String[] path, String outcome) {
    return new LeakRow(path[0], path[1], outcome);
  }

  boolean exists() {
    return !outcome.equals("-");
  }

  /** Whether that generation of it should be collected. */
  boolean isCollected(int index) {
    return !Held.expected(outcome).each.get(index);
  }

  /** An outcome in the words of the table. */
  static String words(List<Boolean> held, boolean refused) {
    return Held.words(held) + (refused ? ", then refused" : "");
  }

  String className() {
    return "rows." + family + "." + name;
  }

  /** As in the table, and the path of its source. */
  @Override
  public String toString() {
    return family + "/" + name;
  }
}
