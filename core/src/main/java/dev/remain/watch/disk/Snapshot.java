// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classpath.Root;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every root as it was last seen. Confined to the watch thread. */
public final class Snapshot {

  private final Map<Root, Tree> treesByRoot = new HashMap<>();
  private final List<Tree> trees = new ArrayList<>();
  private final List<Archive> archives = new ArrayList<>();

  Snapshot(List<Root> roots) {
    for (Root root : roots) {
      if (root.isArchive()) {
        archives.add(new Archive(root));
      } else {
        Tree tree = new Tree(root);
        trees.add(tree);
        treesByRoot.put(root, tree);
      }
    }
  }

  public List<Tree> trees() {
    return trees;
  }

  public List<Archive> archives() {
    return archives;
  }

  public @Nullable Tree tree(Root root) {
    return treesByRoot.get(root);
  }

  @Nullable FileNode file(Root root, String path) {
    Tree tree = treesByRoot.get(root);
    return tree == null ? null : tree.file(path);
  }

  /** Whether any live directory has a file of that path. */
  public boolean isLive(String path) {
    for (Tree tree : trees) {
      if (tree.root().isLive() && tree.file(path) != null) {
        return true;
      }
    }
    return false;
  }
}
