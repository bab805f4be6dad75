// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of {@code core/docs/leaks.md}: something that a program leaves behind in each of three
 * generations, and what becomes of these.
 *
 * @param family of the rows that share a JVM
 * @param name of the class that does it
 * @param outcome on the running JDK, in the words of the table; {@code -} if it does not exist
 *     there
 * @param holder what the report says of who holds it; empty if nobody does
 */
record LeakRow(String family, String name, String outcome, String holder) {

  /** How many generations do what the row says, one after the other. */
  static final int GENERATIONS = 3;

  private static final int AGENT = 5;
  private static final int HOLDER = 6;

  private static final Path CORE = Path.of(System.getProperty("remaintest.root"), "core");

  /** A directory for each family, with a class for each row. */
  static final Path SOURCES = CORE.resolve("src/test/resources/rows");

  /** The table, in its order. */
  static List<LeakRow> all() {
    int column = Runtime.version().feature() < 25 ? 3 : 4;
    return table().map(cells -> of(cells, cells[column])).toList();
  }

  /** The rows that behave in another way with the agent. */
  static List<LeakRow> withAgent() {
    return table()
        .filter(cells -> !cells[AGENT].isEmpty())
        .map(cells -> of(cells, cells[AGENT]))
        .toList();
  }

  private static Stream<String[]> table() {
    try {
      return Files.readAllLines(CORE.resolve("docs/leaks.md")).stream()
          .filter(line -> line.matches("\\| `\\w+/\\w+` \\|.*"))
          .map(line -> line.split(" *\\| *", -1));
    } catch (IOException e) {
      throw new AssertionError("cannot read the table", e);
    }
  }

  private static LeakRow of(String[] cells, String outcome) {
    String[] path = cells[1].replace("`", "").split("/");
    String[] quoted = cells[HOLDER].split("`");
    return new LeakRow(path[0], path[1], outcome, quoted.length < 2 ? "" : quoted[1]);
  }

  boolean exists() {
    return !outcome.equals("-");
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
