// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Texts that one archive holds and that consist of literals of the program, each in a field or
 * under a name: one with a literal that the program no longer has is of a generation that has
 * ended, and a new JVM would not have it. Confined to one thread.
 */
final class OldTexts {

  /** What is shorter may be in it by chance. */
  static final int SHORTEST = 4;

  private static final int LONGEST = 500;
  private static final int MOST = 100;

  /** In a larger program it takes too long to look for literals. */
  private static final int MOST_CLASSES = 1_000;

  private static final int LONGEST_SHOWN = 40;

  private final Map<String, Held> held = new HashMap<>();

  /**
   * A text, where it is held.
   *
   * @param pieces the literals that it consists of, each with a class that has it; empty if it is
   *     not known to be of the program
   */
  private record Held(String text, Map<String, String> pieces) {}

  /**
   * What is held of an earlier generation, in words; null if nothing is.
   *
   * @param now by where they are held
   * @param isOwn whether the archive has the literal itself
   */
  @Nullable String old(Map<String, String> now, ProgramLiterals program, Predicate<String> isOwn) {
    for (Map.Entry<String, Held> each : held.entrySet()) {
      String text = each.getValue().text();
      if (text.equals(now.get(each.getKey())) && isOld(each.getValue(), program, isOwn)) {
        return "keeps \"" + shown(text) + "\" of an earlier generation in " + each.getKey();
      }
    }
    return null;
  }

  private static boolean isOld(Held held, ProgramLiterals program, Predicate<String> isOwn) {
    for (Map.Entry<String, String> found : held.pieces().entrySet()) {
      String piece = found.getKey();
      if (!program.of(found.getValue()).contains(piece)
          && program.classes().stream().noneMatch(name -> program.of(name).contains(piece))
          && !isOwn.test(piece)) {
        return true;
      }
    }
    return false;
  }

  /** On one line, which is told and written down. */
  private static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
  }

  /** Takes in what is held now. */
  void note(Map<String, String> now, ProgramLiterals program) {
    held.keySet().retainAll(now.keySet());
    Map<String, Map<String, String>> news = new HashMap<>();
    for (Map.Entry<String, String> each : now.entrySet()) {
      Held known = held.get(each.getKey());
      boolean isNew = known == null || !known.text().equals(each.getValue());
      if (isNew && each.getValue().length() <= LONGEST && news.size() < MOST) {
        news.put(each.getKey(), new HashMap<>());
      }
    }
    if (!news.isEmpty() && program.classes().size() <= MOST_CLASSES) {
      for (String name : program.classes()) {
        for (String piece : program.of(name)) {
          news.forEach(
              (place, pieces) -> {
                if (String.valueOf(now.get(place)).contains(piece)) {
                  pieces.putIfAbsent(piece, name);
                }
              });
        }
      }
      news.forEach(
          (place, pieces) -> {
            String text = String.valueOf(now.get(place));
            held.put(place, new Held(text, madeOf(text, pieces)));
          });
    }
  }

  /** Of which it was put together; none if it has a word that is not in any. */
  private static Map<String, String> madeOf(String text, Map<String, String> pieces) {
    List<String> longest = new ArrayList<>(pieces.keySet());
    longest.sort(Comparator.comparing(String::length).reversed());
    Map<String, String> parts = new HashMap<>();
    String rest = text;
    for (String piece : longest) {
      if (rest.contains(piece)) {
        rest = rest.replace(piece, " ");
        parts.put(piece, pieces.get(piece));
      }
    }
    return rest.chars().anyMatch(Character::isLetter) ? Map.of() : parts;
  }
}
