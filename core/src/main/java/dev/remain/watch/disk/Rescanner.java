// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

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
     * @return whether that may be a reason for something
     */
    boolean file(Tree tree, String path, @Nullable FileNode node, byte @Nullable [] bytes);

    /** A directory has a link in it, of whose target few events tell. */
    void link(DirectoryNode node);

    /** A directory is there but cannot be listed; what was known of it stays. */
    void unreadable(Path directory, IOException reason);

    /** Whether something was done about a failure, so that it is worth another try. */
    boolean isRelieved();

    /** A directory sends no events for now. */
    void unwatchable(Tree tree, DirectoryNode node, Path directory, IOException reason);
  }

  private final ChangeSource source;
  private final Globs ignore;
  private final @Nullable Path triggerFile;
  private final Time time;
  private final Findings findings;
  private boolean changed;
  private boolean isReading = true;

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
    for (Map.Entry<DirectoryNode, DirtyMark> dirty : tree.takeDirty().entrySet()) {
      if (dirty.getKey().isAttached()) {
        list(tree, dirty.getKey(), dirty.getValue(), dirty.getValue().isAllNames());
      }
    }
    return changed;
  }

  /** Lists what is dirty, and reads only the files whose time would not show a later write. */
  void list(Tree tree) {
    isReading = false;
    rescan(tree);
    isReading = true;
  }

  /** Lists every directory, and what is dirty as such. */
  boolean rescanEverything(Tree tree) {
    boolean found = rescan(tree);
    changed = false;
    DirectoryNode top = tree.top();
    if (top != null) {
      list(tree, top, new DirtyMark(), true);
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

  private void list(Tree tree, DirectoryNode node, DirtyMark suspicion, boolean deep) {
    Path directory = tree.path(node);
    if (suspicion.isEverything() && !watch(tree, node, directory)) {
      // One of that name may be there again by now: it is to be watched before it is listed.
      vanish(tree, node);
      return;
    }
    String prefix = node.pathOf("");
    Set<String> seen = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        visit(tree, node, prefix, entry, suspicion, deep, seen);
      }
    } catch (DirectoryIteratorException e) {
      unlisted(tree, node, directory, new IOException(e));
      return;
    } catch (IOException e) {
      if (findings.isRelieved()) {
        list(tree, node, suspicion, deep);
      } else {
        unlisted(tree, node, directory, e);
      }
      return;
    }
    node.unreadable = false;
    forgetUnseen(tree, node, prefix, seen);
  }

  /** Answers whether there is a directory. */
  private boolean watch(Tree tree, DirectoryNode node, Path directory) {
    try {
      source.watch(directory);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return false;
    } catch (IOException e) {
      findings.unwatchable(tree, node, directory, e);
    }
    return true;
  }

  private byte[] read(Path file) throws IOException {
    try {
      return FileBytes.read(file);
    } catch (IOException e) {
      if (findings.isRelieved()) {
        return FileBytes.read(file);
      }
      throw e;
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
      String prefix,
      Path entry,
      DirtyMark suspicion,
      boolean deep,
      Set<String> seen) {
    String name = Nameable.text(entry.getFileName());
    if (name == null || isIgnored(node, name, prefix + name, entry)) {
      return;
    }
    String path = prefix + name;
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean link = attributes.isSymbolicLink();
      if (link) {
        findings.link(node);
        attributes = Files.readAttributes(entry, BasicFileAttributes.class);
      }
      if (attributes.isRegularFile()) {
        dropDirectory(tree, node, name);
        boolean isSuspect = suspicion.coversFile(name);
        if (visitFile(tree, node, path, entry, attributes, link, isSuspect)) {
          seen.add(path);
        }
      } else if (attributes.isDirectory() && !(link && isCircle(tree, node, entry, attributes))) {
        seen.add(path);
        dropFile(tree, node, path);
        visitDirectory(tree, node, name, attributes, suspicion, deep);
      }
    } catch (NoSuchFileException e) {
      // It went between listing and asking; whoever took it away makes another hint.
      return;
    } catch (IOException e) {
      seen.add(path);
    }
  }

  /** Whether a link leads to a directory that it lies in, on whatever way. */
  private static boolean isCircle(
      Tree tree, DirectoryNode node, Path entry, BasicFileAttributes attributes)
      throws IOException {
    int key = FileNode.key(attributes);
    for (DirectoryNode above = node; above != null; above = above.parent) {
      if (above.key == key) {
        return true;
      }
    }
    return tree.root().path().toRealPath().startsWith(entry.toRealPath());
  }

  private boolean isIgnored(DirectoryNode node, String name, String path, Path entry) {
    if (node.files.containsKey(path) || node.directories.containsKey(name)) {
      return false;
    }
    return ignore.matches(path) || entry.equals(triggerFile);
  }

  private void visitDirectory(
      Tree tree,
      DirectoryNode node,
      String name,
      BasicFileAttributes attributes,
      DirtyMark suspicion,
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
      DirtyMark ofChild = new DirtyMark();
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
      String path,
      Path entry,
      BasicFileAttributes attributes,
      boolean link,
      boolean isSuspect) {
    FileNode old = node.files.get(path);
    long changeTime = tree.isPolled() ? ChangeTime.of(entry) : 0;
    if (old != null
        && !old.racy()
        && !isSuspect
        && old.looksLike(attributes)
        && old.isChangedAt(changeTime)) {
      if (old.changed() != changeTime) {
        node.files.put(path, old.changed(changeTime));
      }
      return true;
    }
    if (!isReading && !link && !FileNode.isRecent(attributes, time.millis())) {
      FileNode listed = FileNode.of(attributes, null, link, time.millis());
      node.files.put(path, listed.changed(changeTime));
      tree.count(path, 1);
      return true;
    }
    byte[] bytes = null;
    try {
      bytes = read(entry);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      // It is there, but locked or forbidden: unknown is not deleted.
    }
    Fingerprint content = bytes == null ? null : Fingerprint.of(bytes);
    FileNode now = FileNode.of(attributes, content, link, time.millis()).changed(changeTime);
    node.files.put(path, now);
    if (old == null) {
      tree.count(path, 1);
    }
    if (!now.hasContentOf(old)) {
      changed |= findings.file(tree, path, now, bytes);
    }
    return true;
  }

  private void forgetUnseen(Tree tree, DirectoryNode node, String prefix, Set<String> seen) {
    for (Iterator<String> i = node.files.keySet().iterator(); i.hasNext(); ) {
      String path = i.next();
      if (!seen.contains(path)) {
        i.remove();
        goneFile(tree, path);
      }
    }
    for (Iterator<DirectoryNode> i = node.directories.values().iterator(); i.hasNext(); ) {
      DirectoryNode child = i.next();
      if (!seen.contains(prefix + child.name)) {
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
    node.files.keySet().forEach(path -> goneFile(tree, path));
    node.directories.values().forEach(child -> goneDirectory(tree, child));
    node.detach();
  }

  private void dropFile(Tree tree, DirectoryNode node, String path) {
    if (node.files.remove(path) != null) {
      goneFile(tree, path);
    }
  }

  private void dropDirectory(Tree tree, DirectoryNode node, String name) {
    DirectoryNode gone = node.directories.remove(name);
    if (gone != null) {
      goneDirectory(tree, gone);
    }
  }

  private void goneFile(Tree tree, String path) {
    tree.count(path, -1);
    changed |= findings.file(tree, path, null, null);
  }
}
