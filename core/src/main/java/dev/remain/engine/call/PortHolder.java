// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who listens on a port, as far as the operating system tells: Linux does, in {@code /proc}. */
public final class PortHolder {

  /** Fields of a line of {@code /proc/net/tcp}, and how it names the state of listening. */
  private static final int ADDRESS = 1;

  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENS = "0A";

  private PortHolder() {}

  /**
   * @param proc where the kernel shows its processes
   */
  public static String sentence(int port, Path proc) {
    String taken = "port " + port + " is taken";
    Set<String> sockets = sockets(port, proc);
    if (sockets.isEmpty()) {
      return taken + ", and it cannot be seen by whom";
    }
    if (holds(proc.resolve("self"), sockets)) {
      return taken
          + " by this JVM itself: an earlier generation or a library has not closed it, close it"
          + " in a stop hook";
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[1-9]*")) {
      for (Path process : processes) {
        if (holds(process, sockets)) {
          return taken + " by process " + process.getFileName() + name(process) + ": end it";
        }
      }
    } catch (IOException e) {
      // What cannot be listed is not told.
    }
    return taken + " by a process of another user";
  }

  /** The numbers of the sockets that listen on the port. */
  private static Set<String> sockets(int port, Path proc) {
    Set<String> sockets = new HashSet<>();
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    for (String table : List.of("net/tcp", "net/tcp6")) {
      try {
        for (String line : Files.readAllLines(proc.resolve(table))) {
          List<String> fields = List.of(line.strip().split("\\s+", -1));
          if (fields.size() > INODE
              && fields.get(ADDRESS).endsWith(suffix)
              && fields.get(STATE).equals(LISTENS)) {
            sockets.add("socket:[" + fields.get(INODE) + "]");
          }
        }
      } catch (IOException e) {
        // Another operating system, or one without that version of the protocol.
      }
    }
    return sockets;
  }

  private static boolean holds(Path process, Set<String> sockets) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (isOneOf(file, sockets)) {
          return true;
        }
      }
    } catch (IOException e) {
      return false; // Of another user, or it has ended.
    }
    return false;
  }

  private static boolean isOneOf(Path file, Set<String> sockets) {
    try {
      return Files.isSymbolicLink(file)
          && sockets.contains(Files.readSymbolicLink(file).toString());
    } catch (IOException e) {
      return false; // Closed meanwhile.
    }
  }

  private static String name(Path process) {
    try {
      Optional<String> name = Files.readAllLines(process.resolve("comm")).stream().findFirst();
      return name.map(known -> " (" + known + ")").orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
