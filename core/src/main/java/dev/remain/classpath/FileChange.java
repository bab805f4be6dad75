// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One file that differs from the baseline.
 *
 * @param path relative to the root, {@code /} between names; empty for an archive as a whole
 * @param fingerprint of the content on disk; null if deleted
 * @param bytes the content that has that fingerprint; null if deleted or an archive
 */
public record FileChange(
    Root root, String path, Kind kind, @Nullable Fingerprint fingerprint, byte @Nullable [] bytes) {

  boolean isSameAs(FileChange other) {
    return root.equals(other.root)
        && path.equals(other.path)
        && kind == other.kind
        && Objects.equals(fingerprint, other.fingerprint);
  }

  /** How a file differs. */
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED
  }
}
