// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classpath.LiveFile;
import dev.remain.classpath.Root;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A directory root as it was last seen. Confined to the watch thread. */
public final class Tree {

  private final Root root;
  private final Map<DirectoryNode, DirtyMark> dirty = new LinkedHashMap<>();
  private @Nullable DirectoryNode top;
  private int classes;
  private final Set<DirectoryNode> unwatched = new LinkedHashSet<>();
  private boolean polled;

  Tree(Root root) {
    this.root = root;
  }

  public Root root() {
    return root;
  }

  /** Null while there is no directory. */
  public @Nullable DirectoryNode top() {
    return top;
  }

  /** Begins with an empty directory that is still to be listed. */
  DirectoryNode appear(int key) {
    DirectoryNode node = new DirectoryNode(null, "", key);
    top = node;
    suspect(node).addEverything();
    return node;
  }

  void disappear() {
    top = null;
    dirty.clear();
    unwatched.clear();
  }

  /** Whether its events are not to be relied on, so that somebody has to look. */
  public boolean isPolled() {
    return polled || !unwatched.isEmpty();
  }

  /** A directory cannot be watched for now. */
  void unwatched(DirectoryNode node) {
    unwatched.add(node);
  }

  /** The directories that could not be watched; they are to be asked for again. */
  Set<DirectoryNode> unwatched() {
    return unwatched;
  }

  public void poll() {
    polled = true;
  }

  /** The number of class files below. */
  public int classes() {
    return classes;
  }

  void count(String path, int files) {
    classes += LiveFile.isClass(path) ? files : 0;
  }

  Path path(DirectoryNode node) {
    String path = node.path();
    return path.isEmpty() ? root.path() : root.path().resolve(path);
  }

  public @Nullable FileNode file(String path) {
    DirectoryNode node = top;
    int start = 0;
    for (int end = path.indexOf('/'); end >= 0 && node != null; end = path.indexOf('/', start)) {
      node = node.directories.get(path.substring(start, end));
      start = end + 1;
    }
    return node == null ? null : node.files.get(path);
  }

  /** The paths of all files. */
  void forEachPath(Consumer<String> action) {
    if (top != null) {
      forEachPath(top, action);
    }
  }

  private static void forEachPath(DirectoryNode node, Consumer<String> action) {
    node.files.keySet().forEach(action);
    node.directories.values().forEach(child -> forEachPath(child, action));
  }

  DirtyMark suspect(DirectoryNode node) {
    return dirty.computeIfAbsent(node, key -> new DirtyMark());
  }

  /**
   * The directory's node; for one that is not known yet, the nearest known one above it, which then
   * distrusts the name that leads there.
   *
   * @return null if the directory does not lie in this tree
   */
  @Nullable DirectoryNode reach(Path directory) {
    DirectoryNode node = top;
    if (node == null || !directory.startsWith(root.path())) {
      return null;
    }
    for (int i = root.path().getNameCount(); i < directory.getNameCount(); i++) {
      String name = directory.getName(i).toString();
      DirectoryNode next = node.directories.get(name);
      if (next == null) {
        suspect(node).add(name);
        return node;
      }
      node = next;
    }
    return node;
  }

  boolean isDirty() {
    return !dirty.isEmpty();
  }

  /** What is to be listed again; these are then no longer suspects. */
  Map<DirectoryNode, DirtyMark> takeDirty() {
    Map<DirectoryNode, DirtyMark> taken = new LinkedHashMap<>(dirty);
    dirty.clear();
    return taken;
  }
}
