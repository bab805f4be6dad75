// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classes that were written for a save.
 *
 * @param files empty if they could not be written
 * @param cause which sources were saved, in words
 * @param savedNanos {@link System#nanoTime} when the last of them was
 * @param compiledNanos when the classes had been written
 */
public record Publication(List<File> files, String cause, long savedNanos, long compiledNanos) {

  public Publication {
    files = List.copyOf(files);
  }

  /**
   * One of them.
   *
   * @param directory the class directory
   * @param path below it, {@code /} between names
   * @param fingerprint null if it was deleted
   */
  public record File(Path directory, String path, @Nullable Fingerprint fingerprint) {}
}
