// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import dev.remain.leak.dump.TemporaryDump;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Heap dumps that a killed JVM could not delete. */
public final class StaleDumps {

  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(TemporaryDump.PREFIX) + "([0-9]{1,18})-.*");

  /**
   * A dump is read for less. A process of another container looks dead, and may be at work here.
   */
  private static final Duration AGE = Duration.ofMinutes(10);

  private StaleDumps() {}

  /** Deletes those in the directory for temporary files; a failure is not worth a word. */
  public static void sweep() {
    sweep(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
  }

  static void sweep(Path directory, Instant now) {
    try (DirectoryStream<Path> dumps =
        Files.newDirectoryStream(directory, TemporaryDump.PREFIX + "*")) {
      for (Path dump : dumps) {
        if (isStale(dump, now)) {
          delete(dump);
        }
      }
    } catch (IOException e) {
      // Then it is somebody else's to tidy up.
    }
  }

  private static boolean isStale(Path dump, Instant now) throws IOException {
    Matcher name = NAME.matcher(dump.getFileName().toString());
    return name.matches()
        && Files.isDirectory(dump, LinkOption.NOFOLLOW_LINKS)
        && Files.getLastModifiedTime(dump).toInstant().plus(AGE).isBefore(now)
        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  private static void delete(Path dump) {
    try {
      TemporaryDump.delete(dump);
    } catch (IOException e) {
      // It belongs to another user.
    }
  }
}
