// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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

  private final SortedSet<String> packages = new TreeSet<>();
  private int files;

  private SharedPackages() {}

  /**
   * @param liveDirectories of the class path
   * @param archives of the base
   */
  static List<Lesson> of(List<Path> liveDirectories, List<Path> archives) {
    List<Lesson> lessons = new ArrayList<>();
    if (archives.isEmpty()) {
      return lessons;
    }
    SharedPackages shared = new SharedPackages();
    liveDirectories.forEach(shared::addPackages);
    for (Path archive : archives) {
      String first = shared.packages.isEmpty() ? "" : shared.firstIn(archive);
      if (!first.isEmpty()) {
        String name = first.replace('/', '.');
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
      boolean listsDirectories = zip.getEntry("META-INF/") != null;
      for (String name : packages) {
        boolean mayHave = !listsDirectories || zip.getEntry(name + "/") != null;
        if (mayHave && hasClass(zip, name + "/")) {
          return name;
        }
      }
    } catch (IOException e) {
      // What cannot be read has no package.
    }
    return "";
  }

  /** A directory above a package is no package. */
  private static boolean hasClass(ZipFile zip, String directory) {
    return zip.stream()
        .anyMatch(
            entry ->
                entry.getName().startsWith(directory)
                    && entry.getName().endsWith(".class")
                    && entry.getName().indexOf('/', directory.length()) < 0);
  }
}
