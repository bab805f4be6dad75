// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that this very process has open for writing: logs, databases, where its output goes.
 * Linux tells; elsewhere there are none. Stateless.
 */
public final class OpenFiles {

  private static final Path PROCESS = Path.of("/proc/self");

  /** The last octal digit of a file's flags is how it was opened: 0 is for reading only. */
  private static final String FLAGS = "flags:";

  private OpenFiles() {}

  /** Their real paths. */
  public static Set<Path> forWriting() {
    Set<Path> open = new HashSet<>();
    for (Path descriptor : descriptors()) {
      try {
        Path file = Files.readSymbolicLink(descriptor);
        if (file.isAbsolute() && isForWriting(String.valueOf(descriptor.getFileName()))) {
          open.add(file);
        }
      } catch (IOException e) {
        // It was closed since.
      }
    }
    return open;
  }

  private static List<Path> descriptors() {
    try (Stream<Path> all = Files.list(PROCESS.resolve("fd"))) {
      return all.toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static boolean isForWriting(String descriptor) throws IOException {
    for (String line : Files.readAllLines(PROCESS.resolve("fdinfo").resolve(descriptor))) {
      if (line.startsWith(FLAGS)) {
        String flags = line.strip();
        return flags.charAt(flags.length() - 1) % 4 != 0;
      }
    }
    return false;
  }
}
