// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.LiveFile;
import dev.remain.watch.FileChange;
import java.util.ArrayList;
import java.util.List;

/** Changes in words: how many of what, and the first by name. */
final class ChangeText {

  private ChangeText() {}

  /**
   * @param total how many live classes there are
   */
  static String of(List<FileChange> changes, int total) {
    List<String> classes = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (FileChange change : changes) {
      (LiveFile.isClass(change.path()) ? classes : others).add(name(change));
    }
    StringBuilder text = new StringBuilder();
    if (!classes.isEmpty()) {
      text.append(classes.size()).append(" of ").append(total);
      text.append(total == 1 ? " class" : " classes");
    }
    if (!others.isEmpty()) {
      text.append(classes.isEmpty() ? "" : " and ").append(others.size());
      text.append(others.size() == 1 ? " resource" : " resources");
    }
    List<String> first = classes.isEmpty() ? others : classes;
    first.sort(null);
    text.append(" changed (").append(first.get(0));
    if (changes.size() > 1) {
      text.append(" +").append(changes.size() - 1);
    }
    return text.append(')').toString();
  }

  private static String name(FileChange change) {
    return change.path().isEmpty() ? change.root().display() : change.path();
  }
}
