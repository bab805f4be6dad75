// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.ForkedJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a JVM prints, without what Remain says. */
final class Outputs {

  /** How far both outputs had come at a moment, in characters. */
  record Mark(int out, int err) {
    static final Mark START = new Mark(0, 0);
  }

  private static final String REMAIN = "[remain]";

  private static final String LOADERS =
      "(dev\\.remain\\.loader\\.|jdk\\.internal\\.loader\\.ClassLoaders\\$)\\w+";

  /** The first line of a record of {@code java.util.logging}, which says when and where. */
  private static final String HEADER = "[A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4},? [0-9:]+\\h[AP]M .*";

  private final ForkedJvm jvm;

  Outputs(ForkedJvm jvm) {
    this.jvm = jvm;
  }

  Mark now() {
    return new Mark(jvm.out().length(), jvm.err().length());
  }

  /** The lines since then. */
  List<String> since(Mark mark) {
    return between(mark, now());
  }

  List<String> between(Mark from, Mark to) {
    List<String> lines =
        new ArrayList<>(jvm.out().substring(from.out(), to.out()).lines().toList());
    boolean remains = false;
    for (String line : jvm.err().substring(from.err(), to.err()).lines().toList()) {
      // Its messages go on in lines that are indented.
      remains = line.startsWith(REMAIN) || (remains && line.startsWith("  "));
      if (!remains) {
        lines.add(line);
      }
    }
    return lines;
  }

  /**
   * How often each line is there; two lines that are one record are one. Numbers do not count, as
   * they are times, ports and threads, and neither do the names of class loaders.
   */
  static Map<String, Integer> counts(List<String> lines) {
    Map<String, Integer> counts = new TreeMap<>();
    String header = "";
    for (String line : lines) {
      if (line.matches(HEADER)) {
        header = line.strip() + " ";
        continue;
      }
      String text =
          (header + line.strip())
              .replaceAll(LOADERS, "loader")
              .replaceAll("\\b(0x)?[0-9a-f]*[0-9][0-9a-f]*\\b", "#");
      if (!text.isEmpty()) {
        counts.merge(text.replaceAll("[0-9]+", "#"), 1, Integer::sum);
      }
      header = "";
    }
    return counts;
  }
}
