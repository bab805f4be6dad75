// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * When a file was last changed in any way, which nobody can set back: it shows a write that left
 * size and time as they were. Only Unix has it. Stateless.
 */
final class ChangeTime {

  private static final String ATTRIBUTE = "unix:ctime";

  private ChangeTime() {}

  /** Nanoseconds since 1970; 0 if there is none. */
  static long of(Path file) {
    try {
      return Files.getAttribute(file, ATTRIBUTE) instanceof FileTime time
          ? time.to(TimeUnit.NANOSECONDS)
          : 0;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return 0;
    }
  }
}
