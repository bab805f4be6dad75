// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The private copies of base jars that a JVM has open, as Linux shows them. */
final class Copies {

  private Copies() {}

  /** Waits until the JVM reads that many of its jars from copies. */
  static void await(RemainRun run, int number) {
    Patience.await(number + " private copies", () -> open(run.jvm().pid()) >= number);
  }

  private static int open(long pid) {
    int count = 0;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path file : files) {
        count += isCopy(file) ? 1 : 0;
      }
    } catch (IOException e) {
      throw new AssertionError("cannot list the open files of " + pid, e);
    }
    return count;
  }

  private static boolean isCopy(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().matches(".*/remain-\\d+\\.jar.*");
    } catch (IOException e) {
      return false; // Closed meanwhile.
    }
  }
}
