// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.application;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A program of so many classes that its {@code main} initialises all of, compiled once by the JDK's
 * own compiler, for Java 17, with debug information.
 */
public final class GeneratedApplication {

  /** Written by hand: the main class, the one that changes, and the root of the tree. */
  private static final int OTHERS = 3;

  private static final String ROOT =
      """
      public final class Parts {

        public static int initialised() {
          return %s.CODE;
        }
      }
      """;

  private final Path classes;

  private GeneratedApplication(Path classes) {
    this.classes = classes;
  }

  /**
   * Compiles it.
   *
   * @param count classes in all
   * @param sources of the classes that are written by hand
   */
  public static GeneratedApplication of(int count, Path sources, Path directory)
      throws IOException {
    CompiledApp app = CompiledApp.in(directory);
    for (String name : new String[] {"App", "Version"}) {
      app.source("app." + name, Files.readString(sources.resolve("plain/app/" + name + ".java")));
    }
    app.source("app.Parts", ROOT.formatted(PartSource.className(0)));
    int parts = count - OTHERS;
    for (int i = 0; i < parts; i++) {
      app.source(PartSource.className(i), PartSource.text(i, parts));
    }
    return new GeneratedApplication(app.compile().classes());
  }

  /** The same program once more, in another directory. */
  public Application copyTo(Path directory) throws IOException {
    copy(classes, directory);
    return Application.in(directory, "app.App", "app/Version.class");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
