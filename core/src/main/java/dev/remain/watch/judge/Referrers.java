// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.Baseline;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.Difference;
import dev.remain.watch.disk.DirectoryNode;
import dev.remain.watch.disk.FileBytes;
import dev.remain.watch.disk.FileNode;
import dev.remain.watch.disk.Snapshot;
import dev.remain.watch.disk.Tree;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who needs a class that is missing. Confined to the watch thread. */
final class Referrers {

  private final Snapshot snapshot;

  Referrers(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** A class that is missing, and one on disk that refers to it; with dots. */
  record Need(String missing, String by) {}

  /**
   * Looks at changed classes first, then at all.
   *
   * @param missing names with {@code /}
   * @return null if nothing on disk refers to any of them
   */
  @Nullable Need find(Set<String> missing, Difference difference) {
    for (Tree tree : snapshot.trees()) {
      for (String path : difference.of(tree.root()).keySet()) {
        FileNode node = tree.file(path);
        Need need = node == null ? null : need(tree.root(), path, node, missing, difference);
        if (need != null) {
          return need;
        }
      }
    }
    for (Tree tree : snapshot.trees()) {
      DirectoryNode top = tree.top();
      Need need = top == null ? null : search(tree.root(), top, missing, difference);
      if (need != null) {
        return need;
      }
    }
    return null;
  }

  private static @Nullable Need search(
      Root root, DirectoryNode directory, Set<String> missing, Difference difference) {
    for (var file : directory.files.entrySet()) {
      if (file.getKey().endsWith(".class")) {
        Need need = need(root, file.getKey(), file.getValue(), missing, difference);
        if (need != null) {
          return need;
        }
      }
    }
    for (DirectoryNode child : directory.directories.values()) {
      Need need = search(root, child, missing, difference);
      if (need != null) {
        return need;
      }
    }
    return null;
  }

  private static @Nullable Need need(
      Root root, String path, FileNode node, Set<String> missing, Difference difference) {
    if (!path.endsWith(".class")) {
      return null;
    }
    byte[] bytes = bytes(root, path, node, difference.baseline());
    if (bytes == null || !(ClassFile.read(bytes) instanceof ClassFile.Whole whole)) {
      return null;
    }
    for (String reference : whole.references()) {
      if (missing.contains(reference)) {
        return new Need(ClassName.dotted(reference), ClassName.dotted(whole.name()));
      }
    }
    return null;
  }

  private static byte @Nullable [] bytes(Root root, String path, FileNode node, Baseline baseline) {
    LiveFile known = baseline.files().get(root, path);
    if (known != null && known.fingerprint().equals(node.fingerprint())) {
      return known.bytes();
    }
    try {
      return FileBytes.read(root.path().resolve(path));
    } catch (IOException e) {
      return null;
    }
  }
}
