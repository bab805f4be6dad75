// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where something was hinted and where something was found, until these are looked at again.
 * Confined to the watch thread.
 */
public final class TouchedPlaces {

  private final Map<Tree, Set<DirectoryNode>> hinted = new HashMap<>();
  private final Set<Path> hintedPaths = new HashSet<>();
  private final Map<Tree, Set<String>> changed = new HashMap<>();
  private final Set<Tree> excused = new HashSet<>();

  void hint(Tree tree, DirectoryNode node, Path directory) {
    hinted.computeIfAbsent(tree, key -> new HashSet<>()).add(node);
    hintedPaths.add(directory);
  }

  void change(Tree tree, String file) {
    int end = file.lastIndexOf('/');
    changed
        .computeIfAbsent(tree, key -> new HashSet<>())
        .add(end < 0 ? "" : file.substring(0, end));
  }

  /** Its root came, went or was exchanged, which the system tells to nobody who watches it. */
  void excuse(Tree tree) {
    excused.add(tree);
  }

  /** Makes all of them dirty, without distrusting any file. */
  public void lookAgain() {
    hinted.forEach((tree, nodes) -> nodes.forEach(tree::suspect));
    changed.forEach((tree, paths) -> paths.forEach(path -> lookAgain(tree, path)));
    clear();
  }

  private static void lookAgain(Tree tree, String path) {
    DirectoryNode node = tree.reach(resolve(tree, path));
    if (node != null) {
      tree.suspect(node);
    }
  }

  public void clear() {
    hinted.clear();
    hintedPaths.clear();
    changed.clear();
    excused.clear();
  }

  boolean isEmpty() {
    return hinted.isEmpty() && changed.isEmpty();
  }

  /** A tree in which something changed that no hint told of, or null. */
  public @Nullable Tree unannounced() {
    for (Map.Entry<Tree, Set<String>> entry : changed.entrySet()) {
      for (String path : entry.getValue()) {
        Path directory = resolve(entry.getKey(), path);
        if (!entry.getKey().isPolled()
            && !excused.contains(entry.getKey())
            && hintedPaths.stream().noneMatch(directory::startsWith)) {
          return entry.getKey();
        }
      }
    }
    return null;
  }

  private static Path resolve(Tree tree, String path) {
    return path.isEmpty() ? tree.root().path() : tree.root().path().resolve(path);
  }
}
