// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.ArchiveFingerprint;
import dev.remain.watch.disk.Difference;
import dev.remain.watch.disk.FileBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is to be delivered. Stateless. */
final class Delivery {

  private Delivery() {}

  /** Told of a file that is no longer as it was when the difference was made. */
  interface Moved {
    void moved(Root root, String path);
  }

  /**
   * Every file that differs, with the content that was judged; of noise only what is still so.
   *
   * @return null if any file is another one by now
   */
  static @Nullable List<FileChange> read(List<Root> roots, Difference difference, Moved moved) {
    List<FileChange> changes = new ArrayList<>();
    boolean whole = true;
    for (Root root : roots) {
      for (Map.Entry<String, Difference.Entry> entry : difference.of(root).entrySet()) {
        if (entry.getValue().isKnown()) {
          FileChange change = read(root, entry.getKey(), entry.getValue());
          if (change != null) {
            changes.add(change);
          } else if (!difference.isNoise(root, entry.getKey())) {
            moved.moved(root, entry.getKey());
            whole = false;
          }
        }
      }
    }
    return whole ? changes : null;
  }

  private static @Nullable FileChange read(Root root, String path, Difference.Entry entry) {
    Path file = path.isEmpty() ? root.path() : root.path().resolve(path);
    if (entry.kind() == FileChange.Kind.DELETED) {
      return Files.isRegularFile(file)
          ? null
          : new FileChange(root, path, entry.kind(), null, null);
    }
    try {
      if (root.isArchive()) {
        return ArchiveFingerprint.of(file).equals(entry.fingerprint())
            ? new FileChange(root, path, entry.kind(), entry.fingerprint(), null)
            : null;
      }
      byte[] bytes = FileBytes.read(file);
      return Fingerprint.of(bytes).equals(entry.fingerprint())
          ? new FileChange(root, path, entry.kind(), entry.fingerprint(), bytes)
          : null;
    } catch (IOException e) {
      return null;
    }
  }
}
