// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import dev.remain.event.ReloadEvent;
import dev.remain.event.ReloadEvent.Retained;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stayed in memory of a number of generations that all should have gone. */
public final class LeakReport {

  private final int generations;
  private final Map<String, List<Retained>> leaks = new LinkedHashMap<>();
  private final Map<String, List<Retained>> soft = new LinkedHashMap<>();

  /**
   * @param generations how many ran
   * @param events what is told of their loaders
   */
  public LeakReport(int generations, List<ReloadEvent> events) {
    this.generations = generations;
    for (Retained retained : stillThere(events)) {
      (retained.soft() ? soft : leaks)
          .computeIfAbsent(retained.leak(), unseen -> new ArrayList<>())
          .add(retained);
    }
  }

  /** Something that was retained may have been collected after all. */
  private static List<Retained> stillThere(List<ReloadEvent> events) {
    Map<String, Retained> retained = new LinkedHashMap<>();
    for (ReloadEvent event : events) {
      if (event instanceof Retained one) {
        retained.put(one.loader(), one);
      } else if (event instanceof ReloadEvent.Collected collected) {
        retained.remove(collected.loader());
      }
    }
    return List.copyOf(retained.values());
  }

  /** Whether every generation was collected, or will be when memory runs short. */
  public boolean isClean() {
    return leaks.isEmpty();
  }

  /** Each with its further lines. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    int left = count(leaks);
    int softly = count(soft);
    int collected = generations - left - softly;
    StringBuilder head = new StringBuilder("check-leaks: ");
    head.append(Amount.of(generations, "generation ran", "generations ran")).append(", ");
    if (collected == generations) {
      head.append(generations == 1 ? "and it was collected" : "and all were collected");
    } else {
      head.append(Amount.of(collected, "was collected", "were collected"));
      if (left > 0) {
        head.append(", ").append(Amount.of(left, "is", "are")).append(" still in memory");
      }
      if (softly > 0) {
        head.append(", ").append(Amount.of(softly, "is", "are")).append(" held softly");
      }
    }
    sentences.add(head.toString());
    leaks.values().forEach(one -> sentences.add(sentence("leak ", one)));
    soft.values().forEach(one -> sentences.add(sentence("no leak ", one)));
    return sentences;
  }

  private static int count(Map<String, List<Retained>> groups) {
    return groups.values().stream().mapToInt(group -> numbers(group).size()).sum();
  }

  private static String sentence(String what, List<Retained> group) {
    Retained first = group.get(0);
    String sentence = what + first.leak() + ": " + who(group) + " held by " + first.path();
    return first.advice().isEmpty() ? sentence : sentence + "\n" + first.advice();
  }

  private static String who(List<Retained> group) {
    List<Integer> numbers = numbers(group);
    int bases = group.size() - numbers.size();
    List<String> who = new ArrayList<>();
    if (!numbers.isEmpty()) {
      String amount = Amount.of(numbers.size(), "generation", "generations");
      who.add(amount + " (" + ranges(numbers) + ")");
    }
    if (bases > 0) {
      who.add(Amount.of(bases, "replaced base", "replaced bases"));
    }
    return String.join(" and ", who);
  }

  /** Those of generations; a replaced base has none. */
  private static List<Integer> numbers(List<Retained> group) {
    return group.stream().map(Retained::generation).filter(number -> number > 0).sorted().toList();
  }

  /** {@code 1, 3 to 5}. */
  private static String ranges(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers.size(); i++) {
      int from = numbers.get(i);
      int to = from;
      while (i + 1 < numbers.size() && numbers.get(i + 1) == to + 1) {
        to++;
        i++;
      }
      text.append(text.length() == 0 ? "" : ", ").append(from);
      if (to > from) {
        text.append(to == from + 1 ? ", " : " to ").append(to);
      }
    }
    return text.toString();
  }
}
