// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place on the class path.
 *
 * @param path absolute and normalised; nothing need exist there yet
 */
public record Root(Path path, Form form, Half half) {

  /** What lies at a root. */
  public enum Form {
    DIRECTORY,
    ARCHIVE
  }

  /** Whether a root is thrown away at each restart or kept. */
  public enum Half {
    LIVE,
    BASE,
    /** Base since a setting says so, whatever shows of it. */
    CHOSEN_BASE,
    /** Base that each generation loads anew since a setting says so. */
    FLAT
  }

  public static Root liveDirectory(Path path) {
    return new Root(path.toAbsolutePath().normalize(), Form.DIRECTORY, Half.LIVE);
  }

  /** The live ones of these that are directories. */
  public static List<Path> liveDirectories(Collection<Root> roots) {
    List<Path> directories = new ArrayList<>();
    for (Root root : roots) {
      if (root.isLive() && !root.isArchive()) {
        directories.add(root.path());
      }
    }
    return directories;
  }

  /** As a record's own, without the time that the JDK takes to make that on first use. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Root root
        && path.equals(root.path)
        && form == root.form
        && half == root.half;
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  public boolean isLive() {
    return half == Half.LIVE;
  }

  /** Whether it may be loaded anew with each generation, once something shows that it has to. */
  public boolean mayBeFresh() {
    return isArchive() && (half == Half.BASE || half == Half.FLAT);
  }

  public boolean isArchive() {
    return form == Form.ARCHIVE;
  }

  /** The path as a message shows it: relative to the working directory where it lies below it. */
  public String display() {
    Path here = path.getFileSystem().getPath("").toAbsolutePath();
    return (path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path).toString();
  }
}
