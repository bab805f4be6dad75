// SPDX-License-Identifier: Apache-2.0
package dev.remain.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether this process may read its terminal: one in the background that does is stopped as a whole
 * (SIGTTIN). Stateless.
 */
final class Foreground {

  private static final Path STAT = Path.of("/proc/self/stat");

  private Foreground() {}

  static boolean isHere() {
    try {
      return of(Files.readString(STAT, StandardCharsets.ISO_8859_1));
    } catch (IOException notLinux) {
      return asked();
    }
  }

  /** The group of the process is that of its terminal; its name, in brackets, may be anything. */
  static boolean of(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1));
    return fields.size() > 5 && fields.get(2).equals(fields.get(5));
  }

  /** What {@code ps} says where there is one; where there is none, as on Windows, all may read. */
  private static boolean asked() {
    try {
      Process ps =
          new ProcessBuilder(
                  "ps", "-o", "pgid=,tpgid=", "-p", String.valueOf(ProcessHandle.current().pid()))
              .redirectErrorStream(true)
              .start();
      List<String> groups =
          List.of(
              new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                  .trim()
                  .split(" +", -1));
      return ps.waitFor(1, TimeUnit.SECONDS)
          && groups.size() == 2
          && groups.get(0).equals(groups.get(1));
    } catch (IOException e) {
      return System.getProperty("os.name", "").startsWith("Windows");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
