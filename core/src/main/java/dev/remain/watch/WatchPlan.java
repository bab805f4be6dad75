// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.Disk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What to watch, and how.
 *
 * @param roots live and base, directories and archives, in class path order
 * @param quiet fixed quiet period, or null to adapt
 * @param hold how long to wait for an unfinished build
 * @param pollInterval fixed interval of polling, or null to adapt
 * @param triggerFile if not null, changes are delivered only when this file is written
 * @param ignore files that count for nothing
 * @param mainClass path of the main class's file, {@code com/acme/App.class}, or null
 * @param writes when this process last opened a file for writing, by {@link System#nanoTime}, or
 *     null
 */
public record WatchPlan(
    List<Root> roots,
    Mode mode,
    @Nullable Duration quiet,
    Duration hold,
    @Nullable Duration pollInterval,
    @Nullable Path triggerFile,
    Globs ignore,
    Globs refresh,
    @Nullable String mainClass,
    Function<Path, @Nullable Long> writes) {

  public WatchPlan {
    roots = List.copyOf(roots);
  }

  /** The same, but nothing is looked at before somebody asks. */
  public WatchPlan manual() {
    return new WatchPlan(
        roots, Mode.MANUAL, quiet, hold, pollInterval, null, ignore, refresh, mainClass, writes);
  }

  /** Whether changes are delivered only when somebody asks. */
  boolean isOnDemand() {
    return mode == Mode.MANUAL || triggerFile != null;
  }

  /** What of the disk counts. */
  Disk.Scope scope() {
    return new Disk.Scope(roots, ignore, triggerFile);
  }

  /** How changes are found. */
  public enum Mode {
    /** Events where the file system is known to send them, polling elsewhere. */
    AUTO,
    EVENTS,
    POLL,
    /** Only when asked. */
    MANUAL
  }
}
