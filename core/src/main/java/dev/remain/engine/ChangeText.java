// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.FileChange;
import dev.remain.classpath.LiveFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Changes in words: how many of what, and the first by name. */
final class ChangeText {

  private ChangeText() {}

  /**
   * @param total how many live classes there are, or were before if that is more
   */
  static String of(List<FileChange> changes, int total) {
    List<String> classes = new ArrayList<>();
    List<String> resources = new ArrayList<>();
    List<String> jars = new ArrayList<>();
    for (FileChange change : changes) {
      List<String> kind = LiveFile.isClass(change.path()) ? classes : resources;
      (change.path().isEmpty() ? jars : kind).add(name(change));
    }
    List<String> parts = new ArrayList<>();
    if (!classes.isEmpty()) {
      parts.add(classes.size() + " of " + total + (total == 1 ? " class" : " classes"));
    }
    if (!jars.isEmpty()) {
      parts.add(jars.size() + (jars.size() == 1 ? " jar" : " jars"));
    }
    if (!resources.isEmpty()) {
      parts.add(resources.size() + (resources.size() == 1 ? " resource" : " resources"));
    }
    String first = first(classes, jars, resources);
    String more = changes.size() > 1 ? " +" + (changes.size() - 1) : "";
    return String.join(" and ", parts) + " " + verb(changes) + " (" + first + more + ")";
  }

  private static String verb(List<FileChange> changes) {
    int added = count(changes, FileChange.Kind.ADDED);
    int deleted = count(changes, FileChange.Kind.DELETED);
    if (deleted == changes.size()) {
      return "deleted";
    }
    if (added == changes.size()) {
      return added == 1 ? "is new" : "are new";
    }
    List<String> parts = new ArrayList<>(List.of("changed"));
    if (added > 0) {
      parts.add(added + " new");
    }
    if (deleted > 0) {
      parts.add(deleted + " deleted");
    }
    return String.join(", ", parts);
  }

  private static int count(List<FileChange> changes, FileChange.Kind kind) {
    return (int) changes.stream().filter(change -> change.kind() == kind).count();
  }

  private static String first(List<String> classes, List<String> jars, List<String> resources) {
    List<String> most = !classes.isEmpty() ? classes : !jars.isEmpty() ? jars : resources;
    return Collections.min(most);
  }

  private static String name(FileChange change) {
    return change.path().isEmpty() ? change.root().display() : change.path();
  }
}
