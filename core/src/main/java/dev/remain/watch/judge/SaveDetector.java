// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.Baseline;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.Difference;
import dev.remain.watch.disk.DirectoryNode;
import dev.remain.watch.disk.FileBytes;
import dev.remain.watch.disk.Snapshot;
import dev.remain.watch.disk.Tree;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a save: the classes of one source differ and nothing else does, they are whole, and
 * what they refer to is there. Confined to the watch thread.
 */
final class SaveDetector {

  private final Snapshot snapshot;

  SaveDetector(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The root of the save, or null if it is something else. */
  @Nullable Root find(Difference difference) {
    Root root = null;
    String source = null;
    for (Difference.Known known : difference.known()) {
      String of = LiveFile.isClass(known.path()) ? source(known.path()) : null;
      if (of == null
          || (source != null && !(of.equals(source) && known.root().equals(root)))
          || !isIntact(known, difference.baseline())) {
        return null;
      }
      root = known.root();
      source = of;
    }
    Tree tree = root == null || !root.isLive() ? null : snapshot.tree(root);
    return tree == null || tree.isPolled() ? null : root;
  }

  /** What a class shares with those that are nested in it, as nearly as names tell. */
  static String source(String path) {
    if (!path.endsWith(".class")) {
      return path;
    }
    int nested = path.indexOf('$', path.lastIndexOf('/') + 2);
    return nested < 0 ? ClassName.internal(path) : path.substring(0, nested);
  }

  private boolean isIntact(Difference.Known known, Baseline baseline) {
    byte[] bytes = known.fingerprint() == null ? null : read(known.root(), known.path());
    if (bytes == null
        || !Fingerprint.of(bytes).equals(known.fingerprint())
        || !(ClassFile.read(bytes) instanceof ClassFile.Whole whole)) {
      return false;
    }
    Set<String> before = referencesBefore(baseline.files().get(known.root(), known.path()));
    for (String reference : whole.references()) {
      String path = reference + ".class";
      boolean wasMissing = before.contains(reference) && baseline.files().find(path) == null;
      if (isPackageLive(path) && !snapshot.isLive(path) && !wasMissing) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> referencesBefore(@Nullable LiveFile before) {
    return before != null && ClassFile.read(before.bytes()) instanceof ClassFile.Whole whole
        ? whole.references()
        : Set.of();
  }

  /** Classes of other packages are those of libraries, or of no concern to the build. */
  private boolean isPackageLive(String path) {
    String[] names = path.split("/");
    for (Tree tree : snapshot.trees()) {
      DirectoryNode top = tree.root().isLive() ? tree.top() : null;
      DirectoryNode directory = top == null ? null : top.find(names, names.length - 1);
      if (directory != null && !directory.files.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static byte @Nullable [] read(Root root, String path) {
    try {
      return FileBytes.read(root.path().resolve(path));
    } catch (IOException e) {
      return null;
    }
  }
}
