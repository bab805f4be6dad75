// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A directory as it was when it was last listed. Confined to the watch thread. */
public final class DirectoryNode {

  final @Nullable DirectoryNode parent;
  final String name;

  /** By their paths relative to the root, which are the very strings that the baseline has. */
  public final Map<String, FileNode> files = new HashMap<>();

  /** By their names. */
  public final Map<String, DirectoryNode> directories = new HashMap<>(2);

  /** Of the directory's identity, as a hash. */
  int key;

  /** Whether it was there but could not be listed: what is known of it is old, not gone. */
  boolean unreadable;

  private boolean detached;

  DirectoryNode(@Nullable DirectoryNode parent, String name, int key) {
    this.parent = parent;
    this.name = name;
    this.key = key;
  }

  /** The path of an entry relative to the root. */
  String pathOf(String entry) {
    String path = path();
    return path.isEmpty() ? entry : path + "/" + entry;
  }

  /** Relative to the root; empty for the root itself. */
  String path() {
    return parent == null ? name : parent.pathOf(name);
  }

  void detach() {
    detached = true;
  }

  boolean isAttached() {
    return !detached && (parent == null || parent.isAttached());
  }

  public @Nullable DirectoryNode find(String[] names, int count) {
    DirectoryNode node = this;
    for (int i = 0; i < count && node != null; i++) {
      node = node.directories.get(names[i]);
    }
    return node;
  }
}
