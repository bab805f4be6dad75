// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has to be loaded anew together: an archive that refers to one that is loaded anew cannot
 * stay, since it would be linked to classes of one generation for ever. Immutable.
 */
final class Closure {

  private final List<Path> archives;
  private final JarUses uses;

  /**
   * @param archives of the base
   */
  Closure(List<Path> archives, JarUses uses) {
    this.archives = List.copyOf(archives);
    this.uses = uses;
  }

  /**
   * These, and all archives that refer to any of them, however far; for each the one that it refers
   * to, which is itself for those that are given.
   *
   * @param fresh may have live archives among them, which are no part of the answer
   * @param narrow those of them of which it is known otherwise who refers to them
   */
  Map<Path, Path> of(Collection<Path> fresh, Set<Path> narrow) {
    Map<Path, Path> found = new TreeMap<>();
    Deque<Path> queue = new ArrayDeque<>();
    for (Path archive : fresh) {
      if (archives.contains(archive)) {
        found.put(archive, archive);
      }
      if (!narrow.contains(archive)) {
        queue.add(archive);
      }
    }
    for (Path next = queue.poll(); next != null; next = queue.poll()) {
      for (Path archive : archives) {
        if (!found.containsKey(archive) && !archive.equals(next) && refers(archive, next)) {
          found.put(archive, next);
          queue.add(archive);
        }
      }
    }
    return found;
  }

  /** These, and all archives that they refer to, however far. */
  Set<Path> needed(Collection<Path> users) {
    Set<Path> needed = new TreeSet<>(users);
    Deque<Path> queue = new ArrayDeque<>(users);
    for (Path next = queue.poll(); next != null; next = queue.poll()) {
      for (Path archive : archives) {
        if (!needed.contains(archive) && refers(next, archive)) {
          needed.add(archive);
          queue.add(archive);
        }
      }
    }
    return needed;
  }

  private boolean refers(Path archive, Path other) {
    return uses.of(archive).refersTo(uses.of(other));
  }

  /**
   * The archives of which a class that was loaded refers to this one, or that share a package with
   * it, which is as good.
   *
   * @param loaded names of classes, with dots
   * @param known what loaded classes of archives refer to, each found out once
   */
  List<Path> loadedReferers(Path other, Collection<String> loaded, Map<Path, JarUse> known) {
    List<Path> referers = new ArrayList<>();
    for (Path archive : archives) {
      if (!archive.equals(other)
          && refers(archive, other)
          && known
              .computeIfAbsent(archive, one -> JarUse.of(one, uses.of(one).among(loaded)))
              .refersTo(uses.of(other))) {
        referers.add(archive);
      }
    }
    return referers;
  }
}
