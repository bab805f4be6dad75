// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The time and size of each file below some directories, so that who asks need not wait for the
 * system to tell what it knows already. Confined to the compile thread.
 */
final class Stamps {

  private Map<Path, String> seen = new HashMap<>();

  /** The files that came, went or were written since the last time. */
  Set<Path> news(List<Path> directories) {
    Map<Path, String> now = new HashMap<>();
    for (Path directory : directories) {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> found =
            Files.find(directory, Integer.MAX_VALUE, (file, at) -> note(file, at, now))) {
          long unused = found.count();
        } catch (IOException | UncheckedIOException e) {
          // A directory went just now: what was in it differs from what was seen.
        }
      }
    }
    Set<Path> news = new HashSet<>();
    now.forEach(
        (file, stamp) -> {
          if (!stamp.equals(seen.get(file))) {
            news.add(file);
          }
        });
    seen.keySet().stream().filter(file -> !now.containsKey(file)).forEach(news::add);
    seen = now;
    return news;
  }

  private static boolean note(Path file, BasicFileAttributes at, Map<Path, String> into) {
    if (at.isRegularFile()) {
      into.put(file, at.lastModifiedTime() + " " + at.size() + " " + at.fileKey());
    }
    return false;
  }
}
