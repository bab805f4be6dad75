// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether an error may come of a class that is still to be compiled again: of a constant that is
 * made of one that was edited, or a name that means something else by now. Stateless.
 */
final class Staleness {

  private Staleness() {}

  /**
   * What is to be compiled with these sources to be sure of their errors.
   *
   * @param before what was compiled last
   * @param now with the texts of now
   * @param paths that do not compile
   * @return empty if the errors are theirs
   */
  static Set<String> beside(ModuleCode before, ModuleCode now, Set<String> paths) {
    Set<String> found = new TreeSet<>();
    if (!mayLeak(before, now, paths)) {
      return found;
    }
    Set<String> names = new HashSet<>();
    paths.forEach(path -> addNames(before, path, names));
    boolean isMore = true;
    while (isMore) {
      isMore = false;
      for (Map.Entry<String, Source> entry : now.sources().entrySet()) {
        String path = entry.getKey();
        if (!paths.contains(path)
            && hasConstants(before, path)
            && entry.getValue().identifiers().mayMention(names)
            && found.add(path)) {
          addNames(before, path, names);
          isMore = true;
        }
      }
    }
    return found;
  }

  /** Whether a source came, or a line of one changed that may say what a constant is. */
  private static boolean mayLeak(ModuleCode before, ModuleCode now, Set<String> paths) {
    for (String path : paths) {
      Source old = before.sources().get(path);
      Source source = now.sources().get(path);
      if (old == null || source == null || !constants(old).equals(constants(source))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> constants(Source source) {
    boolean isInterface = source.text().contains("interface");
    return source
        .text()
        .lines()
        .filter(line -> line.contains("=") && (isInterface || line.contains("final")))
        .toList();
  }

  private static boolean hasConstants(ModuleCode code, String path) {
    for (String name : code.outputsOf(path)) {
      Made made = code.classes().get(name);
      if (made != null && !made.facts().constants().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static void addNames(ModuleCode code, String path, Set<String> names) {
    int start = path.lastIndexOf('/') + 1;
    names.add(path.substring(start, path.length() - ".java".length()));
    for (String name : code.outputsOf(path)) {
      names.addAll(ClassFacts.simpleNames(name));
      Made made = code.classes().get(name);
      if (made != null) {
        names.addAll(made.facts().constants().keySet());
      }
    }
  }
}
