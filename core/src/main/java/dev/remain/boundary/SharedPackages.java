// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classpath.ClassName;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
    liveDirectories.forEach(shared::addPackages);
    return shared;
  }

  /** Those of the program that have a name, with {@code /}. */
  Set<String> packages() {
    return packages;
  }

  /** A lesson for each of these archives that has one of them, too. */
  List<Lesson> sharedBy(List<Path> archives) {
    List<Lesson> lessons = new ArrayList<>();
    for (Path archive : archives) {
      String first = packages.isEmpty() ? "" : firstIn(archive);
      if (!first.isEmpty()) {
        String name = ClassName.dotted(first);
        lessons.add(new Lesson(archive, "has the package " + name + ", as the program has"));
      }
    }
    return lessons;
  }

  private void addPackages(Path root) {
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              Path directory = file.getParent();
              if (directory != null
                  && !directory.equals(root)
                  && file.toString().endsWith(".class")) {
                packages.add(root.relativize(directory).toString().replace('\\', '/'));
              }
              return ++files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // What cannot be listed has no package.
    }
  }

  private String firstIn(Path archive) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Set<String> candidates = candidates(zip);
      return candidates.isEmpty()
          ? ""
          : zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(".class"))
              .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('/'))))
              .filter(candidates::contains)
              .min(Comparator.naturalOrder())
              .orElse("");
    } catch (IOException e) {
      return ""; // What cannot be read has no package.
    }
  }

  /** A directory that the archive lists may still be one above a package only. */
  private Set<String> candidates(ZipFile zip) {
    if (zip.getEntry("META-INF/") == null) {
      return packages;
    }
    Set<String> listed = new HashSet<>();
    for (String name : packages) {
      if (zip.getEntry(name + "/") != null) {
        listed.add(name);
      }
    }
    return listed;
  }
}
