// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.compile.round.Source;
import dev.remain.compile.round.SourceId;
import dev.remain.watch.disk.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads saved sources once they stand still: editors write a file in one step, or empty it first
 * and fill it then, or move it away and put another in its place. Confined to the compile thread.
 */
final class Edits {

  private static final long ONE = Duration.ofMillis(12).toNanos();
  private static final long FEW = Duration.ofMillis(40).toNanos();
  private static final long MANY = Duration.ofMillis(120).toNanos();
  private static final int FEW_FILES = 10;

  /** For a file that is gone or empty: by then an editor has filled it again. */
  private static final long HALF_WRITTEN = Duration.ofMillis(300).toNanos();

  /** Longer than that no version control takes to exchange files. */
  private static final long CHECKOUT = Duration.ofSeconds(30).toNanos();

  private final Time time;
  private final Hinted hinted;
  private final List<Path> locks;

  /**
   * @param locks files that are there while version control exchanges sources
   */
  Edits(Time time, Hinted hinted, List<Path> locks) {
    this.time = time;
    this.hinted = hinted;
    this.locks = locks;
  }

  /** Lock files of the work trees in which these directories lie. */
  static List<Path> locks(List<Path> roots) {
    Set<Path> locks = new LinkedHashSet<>();
    for (Path root : roots) {
      for (Path at = root; at != null; at = at.getParent()) {
        if (Files.isDirectory(at.resolve(".git"))) {
          locks.add(at.resolve(".git").resolve("index.lock"));
          break;
        }
      }
    }
    return new ArrayList<>(locks);
  }

  /**
   * Reads what was hinted into the code base, if it stands still.
   *
   * @return 0 if it was read; else nanoseconds after which it may
   */
  long read(Codebase code) throws IOException {
    long quiet = time.nanos() - hinted.lastSource();
    long left = stillness() - quiet;
    if (left > 0) {
      return left;
    }
    if (quiet < CHECKOUT && locks.stream().anyMatch(Files::exists)) {
      return MANY;
    }
    Set<SourceId> ids = hinted.isEverywhere() ? code.everything() : ids(code);
    List<@Nullable Source> read = new ArrayList<>();
    for (SourceId id : ids) {
      Source known = code.known(id);
      Source now = known;
      try {
        now = read(code, id);
      } catch (IOException e) {
        return ONE; // It is being written just now.
      }
      boolean isHalf =
          known != null && !known.text().isBlank() && (now == null || now.text().isBlank());
      if (isHalf && quiet < HALF_WRITTEN) {
        return HALF_WRITTEN - quiet;
      }
      read.add(now);
    }
    hinted.clearSources();
    int i = 0;
    for (SourceId id : ids) {
      code.edit(id, read.get(i++));
    }
    return 0;
  }

  private long stillness() {
    int files = hinted.sources().size();
    return files >= FEW_FILES || hinted.isEverywhere() ? MANY : files > 1 ? FEW : ONE;
  }

  private Set<SourceId> ids(Codebase code) {
    Set<SourceId> ids = new LinkedHashSet<>();
    for (Path file : hinted.sources()) {
      SourceId id = code.id(file);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** Null if there is none. */
  private static @Nullable Source read(Codebase code, SourceId id) throws IOException {
    Path file = code.file(id);
    try {
      BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
      byte[] bytes = Files.readAllBytes(file);
      BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
      if (!before.isRegularFile()) {
        return null;
      }
      if (!before.lastModifiedTime().equals(after.lastModifiedTime())
          || bytes.length != after.size()) {
        throw new IOException(file + " is being written");
      }
      return Source.of(id.path(), file, bytes, code.modules().get(id.module()).charset());
    } catch (NoSuchFileException e) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      return null;
    }
  }
}
