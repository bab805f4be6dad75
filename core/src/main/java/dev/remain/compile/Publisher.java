// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.compile.round.Content;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was compiled into the directories of the build, all or none: each beside its place
 * first, and then, once there is room for all, to its place in one step. Stateless.
 */
final class Publisher {

  /** Of files that are not at their place yet; what watches directories passes them by. */
  private static final String ASIDE = ".remain~";

  private Publisher() {}

  /**
   * Does so.
   *
   * @throws IOException if it could not be done, and all is as before
   */
  static void publish(List<Output> outputs) throws IOException {
    List<Output> done = new ArrayList<>();
    try {
      for (Output output : outputs) {
        if (output.made() != null) {
          Files.createDirectories(parent(output.file()));
          Files.write(aside(output), output.made().bytes());
        }
      }
      for (Output output : outputs) {
        done.add(output);
        put(output, output.made());
      }
    } catch (IOException e) {
      takeBack(done, e);
      throw e;
    } finally {
      for (Output output : outputs) {
        Files.deleteIfExists(aside(output));
      }
    }
    for (Output output : outputs) {
      if (output.made() == null) {
        deleteEmpty(parent(output.file()), output.directory());
      }
    }
  }

  private static void put(Output output, @Nullable Content made) throws IOException {
    if (made == null) {
      Files.deleteIfExists(output.file());
      return;
    }
    try {
      Files.move(
          aside(output),
          output.file(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(aside(output), output.file(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void takeBack(List<Output> done, IOException reason) {
    Collections.reverse(done);
    for (Output output : done) {
      try {
        Content before = output.before();
        if (before != null) {
          Files.write(aside(output), before.bytes());
        }
        put(output, before);
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }

  /** A package that has gone leaves its directory, as after a clean build, to nobody. */
  private static void deleteEmpty(Path from, Path top) throws IOException {
    for (Path at = from; !at.equals(top) && at.startsWith(top); at = parent(at)) {
      try {
        if (!Files.deleteIfExists(at)) {
          return;
        }
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  private static Path aside(Output output) {
    Path file = output.file();
    return file.resolveSibling(file.getFileName() + ASIDE);
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }
}
