// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An archive root as it was last seen. Confined to the watch thread. */
public final class Archive {

  private final Root root;
  private boolean suspect = true;
  private @Nullable FileNode node;
  private @Nullable String problem;

  Archive(Root root) {
    this.root = root;
  }

  public Root root() {
    return root;
  }

  void suspect() {
    suspect = true;
  }

  boolean isSuspect() {
    return suspect;
  }

  /** Null while there is no file. */
  public @Nullable FileNode node() {
    return node;
  }

  /** Why it cannot be used; null if it can, or is not there. */
  @Nullable String problem() {
    return problem;
  }

  @Nullable Fingerprint fingerprint() {
    return node == null ? null : node.fingerprint();
  }

  /**
   * Looks at the file, unless it looks as it did and nothing speaks against it.
   *
   * @return whether the content, or what is wrong with it, is another than before
   */
  boolean look(Time time) {
    FileNode old = node;
    String oldProblem = problem;
    try {
      BasicFileAttributes attributes = Files.readAttributes(root.path(), BasicFileAttributes.class);
      if (old != null && !old.racy() && !suspect && old.looksLike(attributes)) {
        return false;
      }
      read(attributes, time);
    } catch (NoSuchFileException e) {
      node = null;
      problem = null;
    } catch (IOException e) {
      problem = "cannot be read";
    }
    suspect = false;
    FileNode now = node;
    boolean same =
        now == null ? old == null : now.hasContentOf(old) && Objects.equals(oldProblem, problem);
    return !same;
  }

  private void read(BasicFileAttributes attributes, Time time) throws IOException {
    Fingerprint fingerprint = null;
    problem = null;
    try {
      fingerprint = ArchiveFingerprint.of(root.path());
    } catch (ArchiveFingerprint.IncompleteException e) {
      problem = "is incomplete: " + e.getMessage();
    }
    node = FileNode.of(attributes, fingerprint, false, time.millis());
  }
}
