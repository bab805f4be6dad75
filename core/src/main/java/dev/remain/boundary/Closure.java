// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be loaded anew together: an archive that refers to one that is loaded anew cannot
 * stay, since it would be linked to classes of one generation for ever. Reads each archive once,
 * for as long as it lives; confined to one thread.
 */
final class Closure {

  private final List<Path> archives;
  private final Map<Path, JarUse> read = new HashMap<>();

  /**
   * @param archives of the base
   */
  Closure(List<Path> archives) {
    this.archives = List.copyOf(archives);
  }

  /** These, and all that refer to any of them, however far. */
  Set<Path> of(Collection<Path> fresh) {
    Set<Path> found = new TreeSet<>(fresh);
    found.retainAll(archives);
    int before = 0;
    while (found.size() > before && found.size() < archives.size()) {
      before = found.size();
      for (Path archive : archives) {
        if (!found.contains(archive) && refersToAny(archive, found)) {
          found.add(archive);
        }
      }
    }
    return found;
  }

  private boolean refersToAny(Path archive, Set<Path> fresh) {
    JarUse use = use(archive);
    return fresh.stream().anyMatch(other -> use.refersTo(use(other)));
  }

  private JarUse use(Path archive) {
    return read.computeIfAbsent(archive, JarUse::of);
  }
}
