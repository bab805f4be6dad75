// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classpath.Capture;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is on disk as far as it was looked at, and how that differs from the baseline. Confined to
 * the watch thread.
 */
public final class Disk implements ChangeSource.Hints, Rescanner.Findings {

  /** A rescan can make directories dirty again; later rounds are left to the next rescan. */
  private static final int ROUNDS = 3;

  private final List<Root> roots;
  private final Snapshot snapshot;
  private final ChangeSource source;
  private final Rescanner rescanner;
  private final Globs ignore;
  private final @Nullable Path triggerFile;
  private final Time time;
  private final DiskWarnings warnings;
  private final Effects effects;
  private final Aside aside;
  private final Reserve reserve = Reserve.ofSystem();
  private final TouchedPlaces touched = new TouchedPlaces();
  private @Nullable FirstReading reading;
  private @Nullable Difference difference;
  private boolean hinted;
  private String lastFile = "";

  /**
   * What of the disk counts.
   *
   * @param roots live and base, in class path order
   * @param ignore files that count for nothing
   * @param triggerFile no change of the program, or null
   */
  public record Scope(List<Root> roots, Globs ignore, @Nullable Path triggerFile) {}

  /**
   * @param effects what the program writes itself
   * @param warn told what the user can mend
   */
  public Disk(Scope scope, Effects effects, ChangeSource source, Time time, Consumer<String> warn) {
    this.roots = scope.roots();
    this.ignore = scope.ignore();
    this.snapshot = new Snapshot(roots);
    this.source = source;
    this.time = time;
    this.warnings = new DiskWarnings(warn);
    this.effects = effects;
    Path trigger = scope.triggerFile();
    this.triggerFile = trigger == null ? null : trigger.toAbsolutePath().normalize();
    this.rescanner = new Rescanner(source, ignore, triggerFile, time, this);
    this.aside = new Aside(source, rescanner);
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /** What the program writes itself. */
  public Effects effects() {
    return effects;
  }

  public TouchedPlaces touched() {
    return touched;
  }

  /** The last file that was found changed, as a message shows it. */
  public String lastFile() {
    return lastFile;
  }

  /**
   * Watches and lists everything. Whatever is written from now on is a change, though most files
   * are still to be read.
   */
  public void list(Capture into) {
    refill();
    reading = new FirstReading(into, time);
    for (Tree tree : snapshot.trees()) {
      watchParent(tree.root().path());
      checkRoot(tree);
      rescanner.list(tree);
    }
    for (Archive archive : snapshot.archives()) {
      watchParent(archive.root().path());
      look(archive);
      Fingerprint fingerprint = archive.fingerprint();
      if (fingerprint != null) {
        into.offerArchive(archive.root(), fingerprint);
      }
    }
  }

  /** Reads what was listed, and compares it with what others were quicker to read. */
  public Difference read() {
    FirstReading first = Objects.requireNonNull(reading);
    snapshot.trees().forEach(tree -> first.read(tree));
    Difference made = new Difference(roots, first.complete(), effects::isNoise);
    difference = made;
    reading = null;
    first.compare(snapshot, made);
    return made;
  }

  /** Makes sure, as far as that can be, that it is told when a file comes, changes or goes. */
  public void watchParent(Path file) {
    Path parent = file.getParent();
    try {
      if (parent != null && Files.isDirectory(parent)) {
        source.watch(parent);
      }
    } catch (IOException e) {
      // Roots, archives and the trigger file are also asked for from time to time.
      return;
    }
  }

  // Hints

  @Override
  public void touched(Path directory, String name) {
    if (triggerFile != null && triggerFile.equals(directory.resolve(name))) {
      return;
    }
    for (Tree tree : snapshot.trees()) {
      DirectoryNode node = tree.reach(directory);
      String path = node == null ? "" : path(tree, directory, name);
      if (node != null && !ignore.matches(path)) {
        tree.suspect(node).add(name);
        touched.hint(tree, node, directory);
        hinted |= !isNoise(tree.root(), path);
      }
    }
    for (Archive archive : snapshot.archives()) {
      if (directory.equals(archive.root().path().getParent())
          && archive.root().path().endsWith(name)) {
        archive.suspect();
        hinted = true;
      }
    }
  }

  private static String path(Tree tree, Path directory, String name) {
    String path = tree.root().path().relativize(directory.resolve(name)).toString();
    return path.replace(directory.getFileSystem().getSeparator(), "/");
  }

  private boolean isNoise(Root root, String path) {
    boolean isKnown = effects.isNoise(root, path);
    boolean isNoise =
        isKnown
            ? !effects.isEdit(root, path, time.nanos())
            : effects.written(root, path, time.nanos());
    if (isNoise != isKnown && difference != null) {
      difference.recount();
    }
    return isNoise;
  }

  @Override
  public void lost(Path directory) {
    for (Tree tree : snapshot.trees()) {
      DirectoryNode node = tree.reach(directory);
      if (node != null) {
        tree.suspect(node).addAllNames();
        touched.hint(tree, node, directory);
        hinted = true;
      }
    }
    for (Archive archive : snapshot.archives()) {
      if (directory.equals(archive.root().path().getParent())) {
        archive.suspect();
        hinted = true;
      }
    }
  }

  @Override
  public void gone(Path directory) {
    for (Tree tree : snapshot.trees()) {
      DirectoryNode node = tree.reach(directory);
      if (node != null) {
        tree.suspect(node).addEverything();
        touched.hint(tree, node, directory);
        hinted = true;
      }
    }
  }

  /** Whether anything was told since the last call. */
  public boolean takeHinted() {
    boolean answer = hinted;
    hinted = false;
    return answer;
  }

  /** Distrusts one file, or an archive if the path is empty. */
  public void suspect(Root root, String path) {
    if (path.isEmpty()) {
      archivesOf(root).forEach(Archive::suspect);
      return;
    }
    Tree tree = snapshot.tree(root);
    Path file = root.path().resolve(path);
    Path parent = file.getParent();
    DirectoryNode node = tree == null || parent == null ? null : tree.reach(parent);
    if (tree != null && node != null) {
      tree.suspect(node).add(String.valueOf(file.getFileName()));
    }
  }

  private List<Archive> archivesOf(Root root) {
    return snapshot.archives().stream().filter(archive -> archive.root().equals(root)).toList();
  }

  /** Distrusts all there is. */
  public void suspectEverything() {
    for (Tree tree : snapshot.trees()) {
      DirectoryNode top = tree.top();
      if (top != null) {
        tree.suspect(top).addEverything();
      }
    }
    snapshot.archives().forEach(Archive::suspect);
  }

  // Looks; each answers whether any content is another one than before.

  /** Looks where something was hinted, and at what sends no hints. */
  public boolean rescan(boolean everywhere) {
    boolean changed = false;
    for (Tree tree : snapshot.trees()) {
      if (everywhere || tree.isPolled()) {
        changed |= checkRoot(tree);
        changed |= rescanner.rescanEverything(tree);
      }
      for (int i = 0; i < ROUNDS && tree.isDirty(); i++) {
        changed |= rescanner.rescan(tree);
      }
      changed |= tree.top() != null && checkGone(tree);
    }
    for (Archive archive : snapshot.archives()) {
      changed |= (everywhere || archive.isSuspect()) && look(archive);
    }
    return changed;
  }

  public boolean isDirty() {
    return snapshot.trees().stream().anyMatch(Tree::isDirty)
        || snapshot.archives().stream().anyMatch(Archive::isSuspect);
  }

  public boolean isPolled() {
    return snapshot.trees().stream().anyMatch(Tree::isPolled);
  }

  public boolean isRootMissing() {
    return snapshot.trees().stream().anyMatch(tree -> tree.top() == null);
  }

  /** Asks whether roots came, went, or are other directories by now. */
  public boolean checkRoots() {
    boolean changed = false;
    for (Tree tree : snapshot.trees()) {
      changed |= checkRoot(tree);
    }
    return changed;
  }

  private boolean checkRoot(Tree tree) {
    DirectoryNode top = tree.top();
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(tree.root().path(), BasicFileAttributes.class);
      int key = FileNode.key(attributes);
      if (!attributes.isDirectory()) {
        return vanish(tree);
      }
      if (top == null) {
        touched.excuse(tree);
        tree.appear(key);
        hinted |= difference != null;
      } else if (top.key != key) {
        touched.excuse(tree);
        top.key = key;
        tree.suspect(top).addEverything();
        hinted = true;
      }
      return false;
    } catch (NoSuchFileException e) {
      return vanish(tree);
    } catch (IOException e) {
      // Not to be asked is not to be gone.
      return false;
    }
  }

  private boolean checkGone(Tree tree) {
    return Files.notExists(tree.root().path()) && vanish(tree);
  }

  private boolean vanish(Tree tree) {
    touched.excuse(tree);
    return rescanner.vanish(tree);
  }

  /** Looks at archives, links and what could not be watched, of which few events tell. */
  public boolean lookAside() {
    boolean changed = aside.look(snapshot, hinted);
    for (Archive archive : snapshot.archives()) {
      changed |= look(archive);
    }
    return changed;
  }

  private boolean look(Archive archive) {
    if (!archive.look(time) || difference == null) {
      return false;
    }
    lastFile = archive.root().display();
    new DifferenceUpdater(snapshot, difference).archive(archive);
    return true;
  }

  // Findings

  @Override
  public boolean file(Tree tree, String path, @Nullable FileNode node, byte @Nullable [] bytes) {
    if (difference != null) {
      touched.change(tree, path);
      lastFile = tree.root().path().resolve(path).toString();
      Fingerprint content = node == null ? null : node.fingerprint();
      difference.update(tree.root(), path, node != null, content, bytes);
    } else if (reading != null && node != null) {
      reading.offer(tree, path, node.fingerprint(), bytes);
    }
    return !effects.isNoise(tree.root(), path);
  }

  @Override
  public void link(DirectoryNode node) {
    aside.link(node);
  }

  @Override
  public boolean isRelieved() {
    return reserve.give();
  }

  /** What was given away to see a fix is taken again. */
  public void refill() {
    reserve.fill();
  }

  @Override
  public void unreadable(Path directory, IOException reason) {
    if (reserve.isExhausted()) {
      warnings.noDescriptorFor(directory);
    } else {
      warnings.unreadable(directory, reason);
    }
  }

  @Override
  public void unwatchable(Tree tree, DirectoryNode node, Path directory, IOException reason) {
    tree.unwatched(node);
    if (!(reason instanceof AccessDeniedException)) { // Of which listing it tells better.
      warnings.polling(String.valueOf(reason.getMessage()));
    }
  }

  /** Looks at everything from time to time, since there are no events at all. */
  public void pollInstead(String reason) {
    snapshot.trees().forEach(Tree::poll);
    warnings.polling(reason);
  }
}
