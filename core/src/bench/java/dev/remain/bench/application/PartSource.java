// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.application;

/**
 * The source of one generated class, the same in every run. The classes are a tree: the static
 * initialiser of each takes its two children's constants, so that the first one initialises all, in
 * an order that is the program's own. Each has fields, loops, branches and calls to a neighbour,
 * and compiles to about 3 KB with debug information, as classes of real programs do.
 */
final class PartSource {

  /** As many as a package of a real program has. */
  private static final int CLASSES_PER_PACKAGE = 25;

  private static final String TEMPLATE =
      """
      package %1$s;

      import java.util.ArrayList;
      import java.util.List;

      public final class %2$s implements Comparable<%2$s> {

        public static final int CODE = code();

        private final String name;
        private final List<String> words = new ArrayList<>();
        private int turns;
        private long total;

        public %2$s(String name) {
          this.name = name;
        }

        private static int code() {
          int code = "%2$s".length() + %3$d;
          %4$s
          return code;
        }

        public long sum(int[] values) {
          long sum = 0;
          for (int value : values) {
            if (value > turns) {
              sum += value * 31L;
            } else if (value < 0) {
              sum -= value;
            } else {
              sum ^= value;
            }
          }
          total += sum;
          return sum;
        }

        public String describe(String what, int times) {
          StringBuilder text = new StringBuilder(name);
          for (int i = 0; i < times; i++) {
            text.append(i == 0 ? ": " : ", ").append(what).append(i);
            if (text.length() > 400) {
              throw new IllegalStateException("%2$s says too much: " + text.length());
            }
          }
          words.add(text.toString());
          return text.toString();
        }

        public %5$s neighbour(int depth) {
          turns++;
          %5$s other = new %5$s(name + "/" + depth);
          if (depth > 0) {
            other.describe("%2$s", depth);
            total += other.sum(new int[] {depth, turns, %3$d});
          }
          return other;
        }

        public List<String> longWords(int least) {
          List<String> found = new ArrayList<>();
          for (String word : words) {
            if (word.length() >= least && !found.contains(word)) {
              found.add(word);
            }
          }
          return found;
        }

        @Override
        public int compareTo(%2$s other) {
          int byTurns = Integer.compare(turns, other.turns);
          return byTurns != 0 ? byTurns : Long.compare(total, other.total);
        }

        @Override
        public boolean equals(Object other) {
          return other instanceof %2$s && ((%2$s) other).name.equals(name);
        }

        @Override
        public int hashCode() {
          return name.hashCode() * 31 + turns;
        }

        @Override
        public String toString() {
          return "%2$s[" + name + ", " + turns + ", " + total + "]";
        }
      }
      """;

  private PartSource() {}

  /**
   * @param index from 0
   * @param count of all
   */
  static String text(int index, int count) {
    String className = className(index);
    int dot = className.lastIndexOf('.');
    StringBuilder children = new StringBuilder();
    for (int child = 2 * index + 1; child <= 2 * index + 2 && child < count; child++) {
      children.append("code = code * 31 + ").append(className(child)).append(".CODE;\n    ");
    }
    return TEMPLATE.formatted(
        className.substring(0, dot),
        className.substring(dot + 1),
        index,
        children.toString().strip(),
        className((index + 1) % count));
  }

  static String className(int index) {
    return "app.p%03d.Part%05d".formatted(index / CLASSES_PER_PACKAGE, index);
  }
}
