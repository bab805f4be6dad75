// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

/** Told by the watcher, on its thread. An exception thrown here does not end watching. */
public interface WatchListener {

  /** Every root is watched and was read to its end; the first baseline is complete. */
  void armed(Armed armed);

  /**
   * A build is over and the disk differs from the baseline; told once for each such difference. An
   * empty set comes only from a trigger or a poke.
   */
  void changed(ChangeSet changes);

  /** Files were written, and the disk is still (or again) what the baseline says. */
  void unchanged();

  /** The build is visibly unfinished; told once for each reason. */
  void holding(String reason);

  /** Something the user should know; a sentence with its remedy. */
  void warned(String sentence);

  /**
   * What is watched.
   *
   * @param directories live directories, existing or not
   * @param classes live classes found
   * @param baseArchives archives of the base
   * @param mode {@code events}, {@code poll} or {@code manual}
   */
  record Armed(int directories, int classes, int baseArchives, String mode) {}
}
