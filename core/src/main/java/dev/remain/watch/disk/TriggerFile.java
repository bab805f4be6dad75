// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A file whose writing asks for a delivery. Confined to the watch thread. */
public final class TriggerFile {

  private final Path path;
  private @Nullable FileNode seen;

  public TriggerFile(Path path) {
    this.path = path.toAbsolutePath().normalize();
    this.seen = look();
  }

  public Path path() {
    return path;
  }

  /** Whether the file was created, written or got a newer time since the last call. */
  public boolean fired() {
    FileNode before = seen;
    FileNode now = look();
    seen = now;
    return now != null && !now.equals(before);
  }

  /**
   * Whether there was nothing in it when it was last looked at: whoever writes empties it first.
   */
  public boolean isEmpty() {
    FileNode now = seen;
    return now != null && now.size() == 0;
  }

  private @Nullable FileNode look() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return FileNode.of(attributes, null, false, 0);
    } catch (IOException e) {
      return null;
    }
  }
}
