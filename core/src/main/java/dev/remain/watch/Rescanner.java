// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Globs;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is known of a tree up to date with the disk. A directory is watched first and listed
 * second, so that nothing falls between. Confined to the watch thread.
 */
final class Rescanner {

  /** Told what a rescan has found. */
  interface Findings {

    /**
     * A file has other content than before.
     *
     * @param node null if it is gone
     * @param bytes its content; null if it is gone or cannot be read
     */
    void file(Tree tree, String path, @Nullable FileNode node, byte @Nullable [] bytes);

    /** A directory is there but cannot be listed; what was known of it stays. */
    void unreadable(Path directory, IOException reason);

    /** A directory sends no events. */
    void unwatchable(Path directory, IOException reason);
  }

  private final ChangeSource source;
  private final Globs ignore;
  private final @Nullable Path triggerFile;
  private final Time time;
  private final Findings findings;
  private boolean changed;

  /**
   * @param triggerFile is not a file of any tree
   */
  Rescanner(
      ChangeSource source, Globs ignore, @Nullable Path triggerFile, Time time, Findings findings) {
    this.source = source;
    this.ignore = ignore;
    this.triggerFile = triggerFile;
    this.time = time;
    this.findings = findings;
  }

  /**
   * Lists what is dirty.
   *
   * @return whether any content is another one than before
   */
  boolean rescan(Tree tree) {
    changed = false;
    for (Map.Entry<DirectoryNode, Suspicion> dirty : tree.takeDirty().entrySet()) {
      if (dirty.getKey().isAttached()) {
        list(tree, dirty.getKey(), dirty.getValue(), dirty.getValue().isAllNames());
      }
    }
    return changed;
  }

  /** Lists every directory, and what is dirty as such. */
  boolean rescanEverything(Tree tree) {
    boolean found = rescan(tree);
    changed = false;
    DirectoryNode top = tree.top();
    if (top != null) {
      list(tree, top, new Suspicion(), true);
    }
    return found || changed;
  }

  /** Forgets a tree whose root is not there. */
  boolean vanish(Tree tree) {
    changed = false;
    DirectoryNode top = tree.top();
    if (top != null) {
      vanish(tree, top);
    }
    return changed;
  }

  private void list(Tree tree, DirectoryNode node, Suspicion suspicion, boolean deep) {
    Path directory = tree.path(node);
    if (suspicion.isEverything()) {
      watch(directory);
    }
    Set<String> seen = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        visit(tree, node, entry, suspicion, deep, seen);
      }
    } catch (DirectoryIteratorException e) {
      unlisted(tree, node, directory, new IOException(e));
      return;
    } catch (IOException e) {
      unlisted(tree, node, directory, e);
      return;
    }
    node.unreadable = false;
    forgetUnseen(tree, node, seen);
  }

  private void watch(Path directory) {
    try {
      source.watch(directory);
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Listing it comes next and will say so.
      return;
    } catch (IOException e) {
      findings.unwatchable(directory, e);
    }
  }

  private void unlisted(Tree tree, DirectoryNode node, Path directory, IOException reason) {
    if (Files.notExists(directory) || reason instanceof NotDirectoryException) {
      vanish(tree, node);
    } else {
      node.unreadable = true;
      findings.unreadable(directory, reason);
    }
  }

  private void visit(
      Tree tree,
      DirectoryNode node,
      Path entry,
      Suspicion suspicion,
      boolean deep,
      Set<String> seen) {
    String name = String.valueOf(entry.getFileName());
    if (isIgnored(node, name, entry)) {
      return;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean link = attributes.isSymbolicLink();
      if (link) {
        attributes = Files.readAttributes(entry, BasicFileAttributes.class);
      }
      if (attributes.isRegularFile()) {
        dropDirectory(tree, node, name);
        if (visitFile(tree, node, name, entry, attributes, link, suspicion)) {
          seen.add(name);
        }
      } else if (attributes.isDirectory() && !link) {
        // A link to a directory is not followed: it may lead in a circle.
        seen.add(name);
        dropFile(tree, node, name);
        visitDirectory(tree, node, name, attributes, suspicion, deep);
      }
    } catch (NoSuchFileException e) {
      // It went between listing and asking; whoever took it away makes another hint.
      return;
    } catch (IOException e) {
      seen.add(name);
    }
  }

  private boolean isIgnored(DirectoryNode node, String name, Path entry) {
    if (node.files.containsKey(name) || node.directories.containsKey(name)) {
      return false;
    }
    return ignore.matches(node.pathOf(name)) || entry.equals(triggerFile);
  }

  private void visitDirectory(
      Tree tree,
      DirectoryNode node,
      String name,
      BasicFileAttributes attributes,
      Suspicion suspicion,
      boolean deep) {
    int key = FileNode.key(attributes);
    DirectoryNode child = node.directories.get(name);
    boolean anew = child == null || child.key != key || suspicion.coversDirectory(name);
    if (child == null) {
      child = new DirectoryNode(node, name, key);
      node.directories.put(name, child);
    }
    child.key = key;
    if (anew || deep) {
      Suspicion ofChild = new Suspicion();
      if (anew) {
        ofChild.addEverything();
      }
      list(tree, child, ofChild, true);
    }
  }

  /** Answers whether the file was there. */
  private boolean visitFile(
      Tree tree,
      DirectoryNode node,
      String name,
      Path entry,
      BasicFileAttributes attributes,
      boolean link,
      Suspicion suspicion) {
    FileNode old = node.files.get(name);
    if (old != null && !old.racy() && !suspicion.coversFile(name) && old.looksLike(attributes)) {
      return true;
    }
    byte[] bytes = null;
    try {
      bytes = Files.readAllBytes(entry);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      // It is there, but locked or forbidden: unknown is not deleted.
    }
    Fingerprint content = bytes == null ? null : Fingerprint.of(bytes);
    FileNode now = FileNode.of(attributes, content, link, time.millis());
    node.files.put(name, now);
    if (old == null) {
      tree.count(name, 1);
    }
    if (!now.hasContentOf(old)) {
      changed = true;
      findings.file(tree, node.pathOf(name), now, bytes);
    }
    return true;
  }

  private void forgetUnseen(Tree tree, DirectoryNode node, Set<String> seen) {
    for (Iterator<String> i = node.files.keySet().iterator(); i.hasNext(); ) {
      String name = i.next();
      if (!seen.contains(name)) {
        i.remove();
        goneFile(tree, node, name);
      }
    }
    for (Iterator<DirectoryNode> i = node.directories.values().iterator(); i.hasNext(); ) {
      DirectoryNode child = i.next();
      if (!seen.contains(child.name)) {
        i.remove();
        goneDirectory(tree, child);
      }
    }
  }

  private void vanish(Tree tree, DirectoryNode node) {
    if (node.parent == null) {
      goneDirectory(tree, node);
      tree.disappear();
    } else {
      // The parent finds out whether something else has taken the name.
      tree.suspect(node.parent).add(node.name);
    }
  }

  private void goneDirectory(Tree tree, DirectoryNode node) {
    node.files.keySet().forEach(name -> goneFile(tree, node, name));
    node.directories.values().forEach(child -> goneDirectory(tree, child));
    node.detach();
  }

  private void dropFile(Tree tree, DirectoryNode node, String name) {
    if (node.files.remove(name) != null) {
      goneFile(tree, node, name);
    }
  }

  private void dropDirectory(Tree tree, DirectoryNode node, String name) {
    DirectoryNode gone = node.directories.remove(name);
    if (gone != null) {
      goneDirectory(tree, gone);
    }
  }

  private void goneFile(Tree tree, DirectoryNode node, String name) {
    changed = true;
    tree.count(name, -1);
    findings.file(tree, node.pathOf(name), null, null);
  }
}
