// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What few events tell of: what links lead to, and directories that could not be watched, which are
 * asked for again until what was in the way of events is over. Confined to the watch thread.
 */
final class Aside {

  private final ChangeSource source;
  private final Rescanner rescanner;

  /** Directories with a link in them. */
  private final Set<DirectoryNode> linking = new HashSet<>();

  Aside(ChangeSource source, Rescanner rescanner) {
    this.source = source;
    this.rescanner = rescanner;
  }

  /** A directory has a link in it. */
  void link(DirectoryNode node) {
    linking.add(node);
  }

  /**
   * Looks at all of them.
   *
   * @param hinted whether something else is to be looked at, and this with it
   * @return whether any content is another one than before
   */
  boolean look(Snapshot snapshot, boolean hinted) {
    linking.removeIf(node -> !node.isAttached());
    boolean changed = false;
    for (Tree tree : snapshot.trees()) {
      linking.stream().filter(node -> isIn(tree, node)).forEach(tree::suspect);
      boolean isAffected = !linking.isEmpty() || !tree.unwatched().isEmpty();
      watchAgain(tree);
      changed |= isAffected && tree.isDirty() && !hinted && rescanner.rescan(tree);
    }
    return changed;
  }

  /** One refusal is enough at a time. */
  private void watchAgain(Tree tree) {
    for (DirectoryNode node : List.copyOf(tree.unwatched())) {
      try {
        if (isIn(tree, node)) {
          source.watch(tree.path(node));
          tree.suspect(node).addEverything(); // What came since is not lost.
        }
      } catch (NoSuchFileException | NotDirectoryException e) {
        tree.suspect(node);
      } catch (IOException e) {
        return;
      }
      tree.unwatched().remove(node);
    }
  }

  private static boolean isIn(Tree tree, DirectoryNode node) {
    DirectoryNode top = node;
    for (DirectoryNode at = node; at != null; at = at.parent) {
      top = at;
    }
    return top == tree.top() && node.isAttached();
  }
}
