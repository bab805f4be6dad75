// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has to do with the packages of the program: archives that have one of them, too, or refer to
 * its classes. Written by the restart thread; read ahead by any.
 */
final class Neighbours {

  private static final String REFERS = "refers to classes of the program";

  private final JarUses uses;

  /** Who was seen, beside an earlier program, to refer to its classes. */
  private final BoundaryFile referers;

  /** Those that the program has had in this JVM, with {@code /}. */
  private volatile Set<String> packages = Set.of();

  /**
   * @param directory where what was seen is written down; null if nowhere
   */
  Neighbours(@Nullable Path directory, JarUses uses) {
    this.uses = uses;
    this.referers = new BoundaryFile(directory == null ? null : directory.resolve("referers.txt"));
  }

  /**
   * Of the program as it is when the JVM begins: those first that share a package.
   *
   * @param archives all that might be
   */
  List<Lesson> first(SharedPackages program, List<Path> archives) {
    packages = program.packages();
    List<Lesson> found = program.sharedBy(archives);
    found.addAll(referers.read(archives));
    Set<Path> known = new HashSet<>();
    for (Lesson lesson : found) {
      known.add(lesson.archive());
    }
    Set<String> stems = SharedPackages.stems(packages);
    for (Path archive : packages.isEmpty() ? List.<Path>of() : Small.first(archives)) {
      if (!known.contains(archive) && JarUse.mayName(archive, stems) && refers(archive, packages)) {
        found.add(new Lesson(archive, REFERS));
      }
    }
    return found;
  }

  private boolean refers(Path archive, Set<String> names) {
    return uses.of(archive).names(names);
  }

  /** Whether the program has had classes in all of these packages before. */
  boolean hasSeen(Set<String> now) {
    return packages.containsAll(now);
  }

  /**
   * The program has classes in these packages by now.
   *
   * @param archives all that might have to do with those that are new
   */
  List<Lesson> more(Set<String> now, List<Path> archives) {
    Set<String> more = new HashSet<>(now);
    more.removeAll(packages);
    Set<String> all = new HashSet<>(packages);
    all.addAll(more);
    packages = all;
    List<Lesson> found = SharedPackages.named(more).sharedBy(archives);
    for (Path archive : archives) {
      if (refers(archive, more)) {
        found.add(new Lesson(archive, REFERS));
      }
    }
    return found;
  }

  /** Writes down who refers to the program, for the next JVM; slow. Any thread. */
  void remember(Collection<Path> archives, Map<Path, Lesson> shown, String day) {
    Map<Path, Lesson> seen = new LinkedHashMap<>();
    for (Path archive : new ArrayList<>(archives)) {
      if (refers(archive, packages)) {
        seen.put(archive, shown.getOrDefault(archive, new Lesson(archive, REFERS)));
      }
    }
    referers.write(seen, day);
  }
}
