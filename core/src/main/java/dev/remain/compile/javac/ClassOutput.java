// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What processors find in a class directory when they ask for a file of it: what a clean build has
 * put there before it compiles. Of what processors wrote themselves that is what it was copied
 * from, if anything was. Immutable.
 *
 * @param directory the class directory
 * @param originals where the build copies resources from
 */
public record ClassOutput(Path directory, List<Path> originals) {

  public ClassOutput {
    originals = List.copyOf(originals);
  }

  /**
   * Reads a file.
   *
   * @param path below the directory
   * @param own paths of what processors wrote
   * @throws NoSuchFileException if a clean build has none by then
   */
  byte[] read(String path, Set<String> own) throws IOException {
    Path file = file(path, own);
    if (file == null) {
      throw new NoSuchFileException(path);
    }
    return Files.readAllBytes(file);
  }

  boolean has(String path, Set<String> own) {
    Path file = file(path, own);
    return file != null && Files.isRegularFile(file);
  }

  private @Nullable Path file(String path, Set<String> own) {
    return own.contains(path) ? original(path) : directory.resolve(path);
  }

  /** Whether it is there, and not as it was copied there. */
  boolean isOther(String path) {
    Path file = directory.resolve(path);
    Path original = original(path);
    try {
      return Files.isRegularFile(file) && (original == null || Files.mismatch(file, original) >= 0);
    } catch (IOException e) {
      return false; // It goes just now.
    }
  }

  private @Nullable Path original(String path) {
    for (Path root : originals) {
      if (Files.isRegularFile(root.resolve(path))) {
        return root.resolve(path);
      }
    }
    return null;
  }
}
