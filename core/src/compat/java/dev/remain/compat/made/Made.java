// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat.made;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One library, and the part of a program that uses it.
 *
 * @param number in its names, {@code lib7} and {@code app7}
 */
record Made(int number, Memory memory, Activity activity, LookUp lookUp) {

  /** Of lines that come again and again. */
  static final String TICK = "~";

  private static final String LIB =
      """
      package lib%1$d;

      import java.lang.ref.*;
      import java.util.*;
      import java.util.concurrent.*;

      public class Lib {

        static void tell(String line) {
          System.out.println("lib%1$d " + line);
        }

        static void tick(String line) {
          System.out.println("lib%1$d %7$s " + line);
        }

        static String made(Class<?> type) throws Exception {
          return ((Task) type.getConstructor().newInstance()).say();
        }

        %2$s
        %3$s

        public static void take(Task task) throws Exception {
          remember(task);
          look(task);
          goOn(task);
        }

        static void remember(Task task) throws Exception {
          %4$s
        }

        static void look(Task task) throws Exception {
          %5$s
        }

        static void goOn(Task task) throws Exception {
          %6$s
        }
      }
      """;

  private static final String TASK = "package lib%d;\n\npublic interface Task { String say(); }\n";

  private static final String ITEM =
      """
      package app%1$d;

      public class Item implements lib%1$d.Task, Other, java.io.Serializable {
        private static final long serialVersionUID = 1;
        @Override public String say() { return "item " + Version.text(); }
      }
      """;

  /** The only class that changes from one generation to the next. */
  private static final String VERSION =
      """
      package app%d;

      public class Version {
        public static String text() { return "version 0"; }
      }
      """;

  /**
   * So many combinations, by chance; all that there are, if there are no more. One of them counts
   * on, however few they are.
   */
  static List<Made> some(long seed, int count) {
    List<Made> all = new ArrayList<>();
    for (Memory memory : Memory.values()) {
      for (Activity activity : Activity.values()) {
        for (LookUp lookUp : LookUp.values()) {
          all.add(new Made(0, memory, activity, lookUp));
        }
      }
    }
    Collections.shuffle(all, new Random(seed));
    Collections.swap(all, 0, firstThatCounts(all));
    List<Made> some = new ArrayList<>();
    for (Made each : all.subList(0, Math.min(count, all.size()))) {
      some.add(new Made(some.size(), each.memory(), each.activity(), each.lookUp()));
    }
    return some;
  }

  private static int firstThatCounts(List<Made> all) {
    int first = 0;
    while (!all.get(first).memory().isPlain()) {
      first++;
    }
    return first;
  }

  /** By path. */
  Map<String, String> librarySources() {
    return Map.of(
        "lib" + number + "/Lib.java",
        LIB.formatted(
            number,
            memory.part().members(number),
            activity.part().members(number),
            memory.part().statements(number),
            lookUp.part().statements(number),
            activity.part().statements(number),
            TICK),
        "lib" + number + "/Task.java",
        TASK.formatted(number));
  }

  /** By path. */
  Map<String, String> programSources() {
    return Map.of(
        "app" + number + "/Item.java", ITEM.formatted(number),
        "app" + number + "/Other.java",
            "package app%d;\n\npublic interface Other {}\n".formatted(number),
        "app" + number + "/Version.java", VERSION.formatted(number));
  }

  /**
   * By path. The second version changes classes only: a resource that a library has read calls for
   * another base, on which nothing can be seen of what the first one kept.
   */
  Map<String, String> resources(int version) {
    int changed = version == 2 ? 1 : version;
    return Map.of(
        "app" + number + "/words.properties", "word=version " + changed + "\n",
        "META-INF/services/lib" + number + ".Task", "app" + number + ".Item\n");
  }

  /** As a difference is told. */
  String text() {
    return "lib%d (%s, %s, %s)".formatted(number, memory, activity, lookUp);
  }
}
