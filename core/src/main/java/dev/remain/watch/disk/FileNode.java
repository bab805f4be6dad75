// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classpath.Fingerprint;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was when it was last read.
 *
 * @param modified time of day in nanoseconds
 * @param key of the file's identity, as a hash
 * @param fingerprint null if the file is there but could not be read
 * @param racy whether a later write might have left size and time as they are
 * @param link whether the file was reached through a symbolic link, whose target nobody watches
 * @param changed when anything of the file was last changed, its time included; nanoseconds, 0 if
 *     nobody asked: only where no event tells of a write it is worth another question
 */
public record FileNode(
    long size,
    long modified,
    int key,
    @Nullable Fingerprint fingerprint,
    boolean racy,
    boolean link,
    long changed) {

  /** How much younger than its reading a file must be not to be racy. */
  static final long RACY_MILLIS = 2_500;

  static FileNode of(
      BasicFileAttributes attributes,
      @Nullable Fingerprint content,
      boolean link,
      long readMillis) {
    return new FileNode(
        attributes.size(),
        modified(attributes),
        key(attributes),
        content,
        content == null || isRecent(attributes, readMillis),
        link,
        0);
  }

  /** The same with that change time. */
  FileNode changed(long nanos) {
    return new FileNode(size, modified, key, fingerprint, racy, link, nanos);
  }

  /** Whether the change time says nothing else; unknown ones do not. */
  boolean isChangedAt(long nanos) {
    return changed == 0 || nanos == 0 || changed == nanos;
  }

  /** Whether a write from now on might leave the time of the file as it is. */
  static boolean isRecent(BasicFileAttributes attributes, long millis) {
    return Math.abs(millis - attributes.lastModifiedTime().toMillis()) < RACY_MILLIS;
  }

  boolean looksLike(BasicFileAttributes attributes) {
    return size == attributes.size() && modified == modified(attributes) && key == key(attributes);
  }

  boolean hasContentOf(@Nullable FileNode other) {
    return other != null && Objects.equals(fingerprint, other.fingerprint);
  }

  static int key(BasicFileAttributes attributes) {
    return Objects.hashCode(attributes.fileKey());
  }

  private static long modified(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }
}
