// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.Root;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Packages that an archive shares with other roots. Whose class is defined first says what the
 * package is, its version and whether it is sealed: that is for the program to decide, and so
 * nothing of them is defined before it asks. Stateless.
 */
final class SplitPackages {

  private SplitPackages() {}

  /**
   * Their names, with {@code /}.
   *
   * @param live the packages of each live root
   * @param fresh those of each archive that is loaded anew
   */
  static Set<String> of(Map<Root, Set<String>> live, List<Set<String>> fresh) {
    Set<String> ofDirectories = new HashSet<>();
    Set<String> ofArchives = new HashSet<>();
    Set<String> split = new HashSet<>();
    for (Map.Entry<Root, Set<String>> root : live.entrySet()) {
      if (root.getKey().isArchive()) {
        add(root.getValue(), ofArchives, split);
      } else {
        ofDirectories.addAll(root.getValue());
      }
    }
    for (Set<String> archive : fresh) {
      add(archive, ofArchives, split);
    }
    ofDirectories.retainAll(ofArchives);
    split.addAll(ofDirectories);
    return split;
  }

  private static void add(Set<String> archive, Set<String> ofArchives, Set<String> split) {
    for (String name : archive) {
      if (!ofArchives.add(name)) {
        split.add(name);
      }
    }
  }
}
