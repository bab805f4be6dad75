// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.compile.round.Rounds;
import dev.remain.compile.round.Source;
import dev.remain.compile.round.SourceId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Saves in words. Stateless. */
final class SaveText {

  private SaveText() {}

  /**
   * That nothing becomes of saves while a build has left classes out.
   *
   * @param saved empty if only directories are known
   */
  static String unbuilt(Collection<Path> saved) {
    TreeSet<String> names = new TreeSet<>();
    saved.forEach(file -> names.add(String.valueOf(file.getFileName())));
    String first = names.isEmpty() ? "what is saved" : names.first();
    return first
        + (names.size() > 1 ? " and " + (names.size() - 1) + " more" : "")
        + ", since another compiler's build is unfinished: classes are missing. Build"
        + " once more, and saves are compiled again";
  }

  /** Which sources were saved, and how many were compiled since they use them. */
  static String cause(Codebase code, Rounds.Done done) {
    Map<SourceId, @Nullable Source> edits = new TreeMap<>(code.pending());
    boolean isWhole = edits.keySet().stream().anyMatch(id -> code.isWithProcessors(id.module()));
    return cause(edits, done.compiled().size(), isWhole);
  }

  /**
   * The same.
   *
   * @param edits null for a source that is gone
   * @param compiled how many sources were, the edited ones among them
   * @param isWhole whether others were since processors may look at them
   */
  static String cause(Map<SourceId, @Nullable Source> edits, int compiled, boolean isWhole) {
    String first = "";
    int gone = 0;
    for (Map.Entry<SourceId, @Nullable Source> edit : edits.entrySet()) {
      String path = edit.getKey().path();
      if (first.isEmpty()) {
        first = path.substring(path.lastIndexOf('/') + 1);
      }
      gone += edit.getValue() == null ? 1 : 0;
    }
    int users = compiled - (edits.size() - gone);
    String verb = gone == edits.size() ? " deleted" : " saved";
    String others = edits.size() > 1 ? " and " + (edits.size() - 1) + " more" : "";
    String why =
        isWhole
            ? ", as processors see the whole module)"
            : edits.size() > 1 ? " that use them)" : " that use it)";
    return first + others + verb + (users > 0 ? " (+" + users + why : "");
  }
}
