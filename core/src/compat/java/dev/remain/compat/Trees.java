// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories with all that is in them. */
final class Trees {

  private Trees() {}

  /** The files below it, by name. */
  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Writes what differs, and deletes what is not in the other one, as a build would. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(to)) {
      if (!Files.exists(from.resolve(to.relativize(file).toString()))) {
        Files.delete(file);
      }
    }
    for (Path file : files(from)) {
      Path copy = to.resolve(from.relativize(file).toString());
      byte[] bytes = Files.readAllBytes(file);
      if (!Files.exists(copy) || !Arrays.equals(Files.readAllBytes(copy), bytes)) {
        Files.createDirectories(copy.getParent());
        Files.write(copy, bytes);
      }
    }
  }

  /** Makes an empty directory. */
  static Path empty(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(directory);
  }
}
