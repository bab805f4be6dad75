// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what a change set calls for, and why. Pure. */
final class ReloadPlanner {

  private final Globs refresh;
  private final BaseLayer layer;

  /**
   * @param refresh resources whose change does not restart
   * @param layer the base that runs
   */
  ReloadPlanner(Globs refresh, BaseLayer layer) {
    this.refresh = refresh;
    this.layer = layer;
  }

  /**
   * @param isRunning whether a generation runs now
   * @param classes how many live classes there are after the change, or were before if more
   */
  ReloadPlan plan(ChangeSet changes, boolean isRunning, int classes) {
    if (changes.isEmpty()) {
      return isRunning ? new ReloadPlan.Nothing() : new ReloadPlan.Restart("requested");
    }
    for (FileChange change : changes.changes()) {
      ReloadPlan plan = beyondLive(change);
      if (plan != null) {
        return plan;
      }
    }
    List<String> refreshed = refreshed(changes);
    if (isRunning && refreshed.size() == changes.changes().size()) {
      return new ReloadPlan.Refresh(ChangeText.of(changes.changes(), classes), refreshed);
    }
    Publication own = changes.publication();
    return new ReloadPlan.Restart(
        own == null ? ChangeText.of(changes.changes(), classes) : own.cause());
  }

  /** For the same program once more, with nothing that was there before. */
  ReloadPlan afresh(String reason) {
    return layer.isReplaceable()
        ? new ReloadPlan.FullRestart(reason)
        : new ReloadPlan.Restart(reason);
  }

  /**
   * For an earlier program on the same archives.
   *
   * @param changed paths of the live files in which it differs
   */
  ReloadPlan back(String reason, Set<String> changed) {
    for (String path : changed) {
      String reader = LiveFile.isClass(path) || refresh.matches(path) ? null : layer.readerOf(path);
      if (reader != null && layer.isReplaceable()) {
        return new ReloadPlan.FullRestart(
            reason + ", and " + reader + " of the base has read " + path);
      }
    }
    return new ReloadPlan.Restart(reason);
  }

  private @Nullable ReloadPlan beyondLive(FileChange change) {
    if (!change.root().isLive()) {
      String what =
          change.root().display()
              + (change.path().isEmpty() ? "" : "/" + change.path())
              + " changed";
      return layer.isReplaceable()
          ? new ReloadPlan.FullRestart(what)
          : new ReloadPlan.JvmRestart(
              what + ", and the base is the JVM's own loader: restart the JVM to use it");
    }
    if (LiveFile.isClass(change.path())) {
      String shared = layer.sharedReason(change.path());
      return shared == null ? null : new ReloadPlan.JvmRestart(shared);
    }
    String reader = refresh.matches(change.path()) ? null : layer.readerOf(change.path());
    if (reader == null) {
      return null;
    }
    String what = change.path() + " changed, which " + reader + " of the base has read";
    return layer.isReplaceable() ? new ReloadPlan.FullRestart(what) : null;
  }

  private List<String> refreshed(ChangeSet changes) {
    List<String> paths = new ArrayList<>();
    for (FileChange change : changes.changes()) {
      if (refresh.matches(change.path())) {
        paths.add(change.path());
      }
    }
    return paths;
  }
}
