// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /** Those that directories of the program have had in this JVM, with {@code /}. */
  private volatile Set<String> packages = Set.of();

  /** These, and those of live archives. */
  private final Set<String> seen = new HashSet<>();

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
   * @param liveArchives with which goes what refers to them, whatever is found here
   */
  List<Lesson> first(SharedPackages program, List<Path> archives, List<Path> liveArchives) {
    packages = program.packages();
    seen.addAll(packages);
    for (Path live : liveArchives) {
      seen.addAll(uses.of(live).packages());
    }
    List<Lesson> found = program.sharedBy(archives);
    found.addAll(referers.read(archives));
    Set<Path> known = new HashSet<>();
    for (Lesson lesson : found) {
      known.add(lesson.archive());
    }
    Set<String> stems = SharedPackages.stems(packages);
    for (Path archive : packages.isEmpty() ? List.<Path>of() : Small.first(archives)) {
      if (!known.contains(archive) && JarUse.mayName(archive, stems) && refers(archive)) {
        found.add(new Lesson(archive, REFERS));
      }
    }
    return found;
  }

  private boolean refers(Path archive) {
    return uses.of(archive).names(packages);
  }

  /** Whether the program, as it is now, has had classes in all of its packages before. */
  boolean hasSeen(LiveFiles now) {
    return seen.containsAll(named(now, true));
  }

  /** Those that have a name. */
  private static Set<String> named(LiveFiles files, boolean isOfArchives) {
    Set<String> named = new HashSet<>();
    for (Map.Entry<Root, Set<String>> root : files.packages().entrySet()) {
      if (isOfArchives || !root.getKey().isArchive()) {
        named.addAll(root.getValue());
      }
    }
    named.remove("");
    return named;
  }

  /**
   * Of the program as it is now: who has to do with its packages that are new.
   *
   * @param archives all that might be
   */
  List<Lesson> more(LiveFiles now, List<Path> archives) {
    Set<String> more = new TreeSet<>(named(now, true));
    more.removeAll(seen);
    seen.addAll(more);
    Set<String> all = named(now, false);
    all.addAll(packages);
    packages = all;
    List<Lesson> found = new ArrayList<>();
    for (Path archive : archives) {
      JarUse use = uses.of(archive);
      Optional<String> shared = more.stream().filter(use.packages()::contains).findFirst();
      if (shared.isPresent()) {
        found.add(SharedPackages.lesson(archive, shared.get()));
      } else if (use.names(more)) {
        found.add(new Lesson(archive, REFERS));
      }
    }
    return found;
  }

  /** Writes down who refers to the program, for the next JVM; slow. Any thread. */
  void remember(List<Path> archives, Map<Path, Lesson> shown, String day) {
    Map<Path, Lesson> seen = new LinkedHashMap<>();
    for (Path archive : archives) {
      if (refers(archive)) {
        seen.put(archive, shown.getOrDefault(archive, new Lesson(archive, REFERS)));
      }
    }
    referers.write(seen, day);
  }
}
