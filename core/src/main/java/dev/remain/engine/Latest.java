// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.LiveLookup;
import dev.remain.classpath.Root;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The files of a generation; but of those that are read from the disk what the watcher last saw
 * there, which is what they were while a build has deleted them. Thread-safe.
 */
final class Latest implements LiveLookup {

  private final LiveLookup files;
  private final Globs onDisk;
  private final AtomicReference<@Nullable LiveFiles> seen;

  /**
   * @param seen null as long as the files themselves are still being read
   */
  Latest(LiveLookup files, Globs onDisk, AtomicReference<@Nullable LiveFiles> seen) {
    this.files = files;
    this.onDisk = onDisk;
    this.seen = seen;
  }

  @Override
  public Collection<Root> roots() {
    return files.roots();
  }

  @Override
  public @Nullable LiveFile find(Root root, String path) {
    LiveFiles now = onDisk.matches(path) ? seen.get() : null;
    return now == null ? files.find(root, path) : now.get(root, path);
  }

  @Override
  public @Nullable LiveFile find(String path) {
    return files.find(path);
  }

  @Override
  public Map<Root, Set<String>> packages() {
    return files.packages();
  }

  @Override
  public List<LiveFile> findAll(String path) {
    return files.findAll(path);
  }
}
