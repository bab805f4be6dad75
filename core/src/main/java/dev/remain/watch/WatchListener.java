// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.Snapshot;
import dev.remain.watch.disk.Tree;
import java.util.List;
import java.util.function.Predicate;

/** Told by the watcher, on its thread. An exception thrown here does not end watching. */
public interface WatchListener {

  /**
   * Every root is watched and was listed to its end: what is written from now on is a change,
   * though files are still being read.
   */
  void armed(Armed armed);

  /** Every file was read; the first baseline is complete. Told once, and before any change. */
  void captured();

  /**
   * A build is over and the disk differs from the baseline; told once for each such difference. An
   * empty set comes only from a trigger or a poke.
   */
  void changed(ChangeSet changes);

  /**
   * What the next change set will be if nothing more is written until the quiet period is over; at
   * most once after each pause. It is followed by {@link #changed}, or by {@link #mistaken}.
   */
  void guessed(ChangeSet changes);

  /** More was written than was guessed. */
  void mistaken();

  /** Files were written, and the disk is still (or again) what the baseline says. */
  void unchanged();

  /**
   * All is told of in which the disk differed from that baseline when somebody asked, or was
   * written on since; or nothing more is expected, as a build is {@link #stuck}.
   *
   * @param ask the number of the last request
   */
  void looked(long ask, Baseline against);

  /** The build is visibly unfinished; told once for each reason. */
  void holding(String reason);

  /**
   * It has been so for {@code hold}, and nothing was written: whoever builds seems to have given
   * up. Told once for each reason in a burst.
   */
  void stuck(String reason);

  /** What was told to be stuck is over: the build was finished, or the disk is as it was. */
  void mended();

  /** Something the user should know; a sentence with its remedy. */
  void warned(String sentence);

  /**
   * The watcher has thrown something that it should not have. It goes on, and may throw the same
   * again and again.
   */
  void troubled(Throwable thrown);

  /**
   * The first reading failed: there is no first baseline, nothing is watched, and nothing more is
   * told.
   */
  void blind(Throwable thrown);

  /**
   * What is watched.
   *
   * @param directories live directories, existing or not
   * @param jars live archives, existing or not
   * @param classes live classes found in directories
   * @param baseArchives archives of the base
   * @param mode {@code events}, {@code poll} or {@code manual}
   */
  record Armed(int directories, int jars, int classes, int baseArchives, String mode) {

    /** Counted, of what was listed. */
    static Armed of(List<Root> roots, Snapshot listed, String mode) {
      int classes =
          listed.trees().stream()
              .filter(tree -> tree.root().isLive())
              .mapToInt(Tree::classes)
              .sum();
      return new Armed(
          count(roots, root -> root.isLive() && !root.isArchive()),
          count(roots, root -> root.isLive() && root.isArchive()),
          classes,
          count(roots, root -> !root.isLive() && root.isArchive()),
          mode);
    }

    private static int count(List<Root> roots, Predicate<Root> which) {
      return (int) roots.stream().filter(which).count();
    }
  }
}
