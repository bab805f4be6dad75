// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.util.HashSet;
import java.util.Set;

/** What is to be read again when a directory is listed. Confined to the watch thread. */
final class DirtyMark {

  private final Set<String> names = new HashSet<>();
  private boolean allNames;
  private boolean below;

  /** Distrusts one entry: a file is read whatever its time, a directory with all below it. */
  void add(String name) {
    names.add(name);
  }

  /** Distrusts the files of the directory; looks at what is below it. */
  void addAllNames() {
    allNames = true;
  }

  /** Distrusts the directory, whether it is watched, and all that is below it. */
  void addEverything() {
    allNames = true;
    below = true;
  }

  boolean isAllNames() {
    return allNames;
  }

  boolean isEverything() {
    return below;
  }

  boolean coversFile(String name) {
    return allNames || names.contains(name);
  }

  boolean coversDirectory(String name) {
    return below || names.contains(name);
  }
}
