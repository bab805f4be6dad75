// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classpath.ClassName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Archives that have a package of the program, too: its copy of a library's class, or a class of
 * its own that reaches into a library's package. Under plain java both are one package of one
 * loader, so such an archive goes with the program from the first generation on. Looks at
 * directories and at the tables of archives only, and not for ever: nobody else waits for the
 * program to begin.
 */
final class SharedPackages {

  private static final int MOST_FILES = 20_000;

  private final Set<String> packages = new HashSet<>();
  private int files;

  private SharedPackages() {}

  /**
   * @param liveDirectories of the class path
   */
  static SharedPackages of(List<Path> liveDirectories) {
    SharedPackages shared = new SharedPackages();
    for (Path directory : liveDirectories) {
      shared.addPackages(directory.toFile(), "");
    }
    return shared;
  }

  /** Those of the program that have a name, with {@code /}. */
  Set<String> packages() {
    return packages;
  }

  /** What all names in these packages begin with that have the same first part, and a slash. */
  static Set<String> stems(Set<String> packages) {
    Map<String, String> stems = new HashMap<>();
    for (String name : packages) {
      String whole = name.concat("/");
      String first = whole.substring(0, whole.indexOf('/'));
      String known = stems.get(first);
      stems.put(first, known == null ? whole : common(known, whole));
    }
    return new HashSet<>(stems.values());
  }

  /** Up to a slash. */
  private static String common(String one, String other) {
    int end = one.length();
    while (!other.startsWith(one.substring(0, end))) {
      end = one.lastIndexOf('/', end - 2) + 1;
    }
    return one.substring(0, end);
  }

  /** A lesson for each of these archives that has one of them, too. */
  List<Lesson> sharedBy(List<Path> archives) {
    List<Lesson> lessons = new ArrayList<>();
    Set<String> stems = stems(packages);
    for (Path archive : archives) {
      String first = packages.isEmpty() ? "" : firstIn(archive, stems);
      if (!first.isEmpty()) {
        lessons.add(lesson(archive, first));
      }
    }
    return lessons;
  }

  /** Of an archive that has that package, too. */
  static Lesson lesson(Path archive, String name) {
    String dotted = ClassName.dotted(name);
    return new Lesson(archive, "has the package " + dotted + ", as the program has");
  }

  /**
   * Asks of no class file whether it is a directory: each such question costs, and there are many.
   *
   * @param name of the package, with {@code /}; empty for the root
   */
  private void addPackages(File directory, String name) {
    String[] children = directory.list();
    boolean hasClasses = false;
    for (String child : children == null ? new String[0] : children) {
      if (++files > MOST_FILES) {
        return;
      }
      if (child.endsWith(".class")) {
        hasClasses = true;
      } else if (child.indexOf('.') < 0) {
        addPackages(new File(directory, child), name.isEmpty() ? child : name + "/" + child);
      }
    }
    if (hasClasses && !name.isEmpty()) {
      packages.add(name);
    }
  }

  private String firstIn(Path archive, Set<String> stems) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Set<String> candidates = candidates(zip, stems);
      return candidates.isEmpty() ? "" : first(zip.entries(), candidates);
    } catch (IOException e) {
      return ""; // What cannot be read has no package.
    }
  }

  /** Spelled out, as nobody waits for the first stream of a JVM. */
  private static String first(Enumeration<? extends ZipEntry> entries, Set<String> candidates) {
    String first = "";
    while (entries.hasMoreElements()) {
      String name = entries.nextElement().getName();
      if (name.endsWith(".class")) {
        String known = ClassName.packageOf(name);
        if (candidates.contains(known) && (first.isEmpty() || known.compareTo(first) < 0)) {
          first = known;
        }
      }
    }
    return first;
  }

  private static boolean hasAny(ZipFile zip, Set<String> directories) {
    for (String directory : directories) {
      if (zip.getEntry(directory) != null) {
        return true;
      }
    }
    return false;
  }

  /** A directory that the archive lists may still be one above a package only. */
  private Set<String> candidates(ZipFile zip, Set<String> stems) {
    if (zip.getEntry("META-INF/") == null) {
      return packages;
    }
    Set<String> listed = new HashSet<>();
    for (String name : hasAny(zip, stems) ? packages : Set.<String>of()) {
      if (zip.getEntry(name + "/") != null) {
        listed.add(name);
      }
    }
    return listed;
  }
}
