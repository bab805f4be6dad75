// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.thread.Threads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Threads that did not end, in words: one text for each kind, which are those whose names differ in
 * their numbers only. Stateless.
 */
final class Survivors {

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int MOST_KINDS = 20;

  private Survivors() {}

  /** Of those that are still alive; the first of a kind shows where they are. */
  static List<String> texts(List<Thread> threads) {
    Map<String, List<Thread>> kinds = new LinkedHashMap<>();
    for (Thread thread : threads) {
      if (thread.isAlive()) {
        String kind = NUMBER.matcher(thread.getName()).replaceAll("*");
        kinds.computeIfAbsent(kind, unseen -> new ArrayList<>()).add(thread);
      }
    }
    List<String> texts = new ArrayList<>();
    int rest = 0;
    for (Map.Entry<String, List<Thread>> kind : kinds.entrySet()) {
      List<Thread> alike = kind.getValue();
      if (texts.size() == MOST_KINDS) {
        rest += alike.size();
      } else if (alike.size() == 1) {
        texts.add(Threads.describe(alike.get(0)));
      } else {
        String where = Threads.top(alike.get(0));
        texts.add("\"" + kind.getKey() + "\" (" + alike.size() + " threads) at " + where);
      }
    }
    if (rest > 0) {
      texts.add("others (" + rest + " threads)");
    }
    return texts;
  }
}
