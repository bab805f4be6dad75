// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directories that hold the sources of a class directory: those of the layouts of Maven, Gradle
 * and IDEs near it in which the sources that its classes name are.
 *
 * @param roots in the order in which a source is looked for
 * @param generated those of them that the build writes itself
 */
public record SourceRoots(List<Path> roots, Set<Path> generated) {

  /** So much of what the classes name has to be there, in hundredths. */
  private static final int ENOUGH = 95;

  private static final int MOST_STEPS_UP = 5;

  public SourceRoots {
    roots = List.copyOf(roots);
    generated = Set.copyOf(generated);
  }

  /** Where resources lie that belong to sources of these roots. */
  public static List<Path> resources(List<Path> roots) {
    return roots.stream()
        .filter(root -> root.endsWith("java"))
        .map(root -> root.resolveSibling("resources"))
        .filter(Files::isDirectory)
        .toList();
  }

  static final SourceRoots NONE = new SourceRoots(List.of(), Set.of());

  /** The same without one of them. */
  SourceRoots without(Path root) {
    List<Path> others = new ArrayList<>(roots);
    others.remove(root);
    return new SourceRoots(others, generated);
  }

  public boolean isEmpty() {
    return roots.isEmpty();
  }

  /**
   * Looks for them.
   *
   * @param named paths of the sources that the classes name
   * @return empty if too few of them are found
   */
  static SourceRoots find(Path classDirectory, Collection<String> named) {
    if (named.isEmpty()) {
      return NONE;
    }
    Path up = classDirectory.getParent();
    for (int i = 0; i < MOST_STEPS_UP && up != null; i++) {
      List<Path> roots = new ArrayList<>();
      Set<Path> generated = new LinkedHashSet<>();
      Set<String> missing = new LinkedHashSet<>(named);
      for (Path candidate : candidates(classDirectory, up, i)) {
        if (missing.removeIf(path -> Files.isRegularFile(candidate.resolve(path)))) {
          roots.add(candidate);
          if (isGenerated(up, candidate)) {
            generated.add(candidate);
          }
        }
      }
      if ((named.size() - missing.size()) * 100 >= named.size() * ENOUGH) {
        return new SourceRoots(roots, generated);
      }
      up = up.getParent();
    }
    return NONE;
  }

  private static boolean isGenerated(Path base, Path root) {
    String path = base.relativize(root).toString();
    return path.startsWith("target") || path.startsWith("build") || path.contains("generated");
  }

  /** Written by hand first. */
  private static List<Path> candidates(Path classes, Path base, int steps) {
    String set = set(classes);
    Set<Path> all = new LinkedHashSet<>();
    all.add(base.resolve("src/" + set + "/java"));
    all.add(base.resolve("src/" + set));
    if (steps <= 2) {
      all.add(base.resolve("src"));
      all.add(base.resolve("java"));
      all.add(base.resolve("source"));
      all.add(base.resolve("sources"));
    }
    all.addAll(
        below(base.resolve("target/generated-" + (isTest(set) ? "test-" : "") + "sources"), 1));
    all.addAll(below(base.resolve("build/generated/sources"), 3));
    all.addAll(below(base.resolve("build/generated"), 2));
    all.add(base.resolve("generated"));
    if (steps == 0) {
      all.add(classes);
      all.add(base);
    }
    all.removeIf(path -> !Files.isDirectory(path));
    return List.copyOf(all);
  }

  /** The name of the source set. */
  private static String set(Path classes) {
    String name = String.valueOf(classes.getFileName());
    String above =
        String.valueOf(classes.getParent() == null ? "" : classes.getParent().getFileName());
    if (above.equals("java") || above.equals("bin")) {
      return name; // build/classes/java/main of Gradle, bin/main of VS Code
    }
    return isTest(name) ? "test" : "main";
  }

  private static boolean isTest(String name) {
    return name.startsWith("test");
  }

  private static List<Path> below(Path directory, int depth) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> found = Files.find(directory, depth, (path, is) -> is.isDirectory())) {
      return found.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
