// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the snapshot with a baseline at large. Confined to the watch thread. */
public final class DifferenceUpdater {

  private final Snapshot snapshot;
  private final Difference difference;

  public DifferenceUpdater(Snapshot snapshot, Difference difference) {
    this.snapshot = snapshot;
    this.difference = difference;
  }

  /** Every file of the baseline that is not on disk. */
  void gone(Tree tree) {
    for (String path : difference.baseline().paths(tree.root())) {
      if (tree.file(path) == null) {
        file(tree, path);
      }
    }
  }

  /** All there is, on either side. */
  public void everything() {
    for (Tree tree : snapshot.trees()) {
      Set<String> paths = new HashSet<>(difference.of(tree.root()).keySet());
      paths.addAll(difference.baseline().paths(tree.root()));
      tree.forEachPath(paths::add);
      paths.forEach(path -> file(tree, path));
    }
    snapshot.archives().forEach(this::archive);
  }

  /** One file that cannot be read: where it never could be, nothing differs. */
  void unread(Tree tree, String path) {
    if (difference.baseline().fingerprint(tree.root(), path) != null) {
      file(tree, path);
    }
  }

  /** One file. */
  void file(Tree tree, String path) {
    file(tree.root(), path, tree.file(path));
  }

  /** Takes another baseline, and looks only at what can differ from it. */
  public void rebase(Baseline next) {
    Baseline old = difference.baseline();
    difference.rebase(next);
    for (Tree tree : snapshot.trees()) {
      Set<String> paths = next.files().differing(tree.root(), old.files());
      paths.addAll(difference.of(tree.root()).keySet());
      paths.forEach(path -> file(tree, path));
    }
    snapshot.archives().forEach(this::archive);
  }

  void archive(Archive archive) {
    String problem = archive.problem();
    if (problem != null) {
      difference.damaged(archive.root(), problem);
    } else {
      difference.update(archive.root(), "", archive.node() != null, archive.fingerprint(), null);
    }
  }

  private void file(Root root, String path, @Nullable FileNode node) {
    Fingerprint disk = node == null ? null : node.fingerprint();
    boolean isReadNeeded =
        disk != null
            && path.endsWith(".class")
            && !disk.equals(difference.baseline().fingerprint(root, path));
    difference.update(root, path, node != null, disk, isReadNeeded ? read(root, path) : null);
  }

  /** Whether it is whole is judged by the bytes, which were not kept. */
  private static byte @Nullable [] read(Root root, String path) {
    try {
      return FileBytes.read(root.path().resolve(path));
    } catch (IOException e) {
      return null;
    }
  }
}
