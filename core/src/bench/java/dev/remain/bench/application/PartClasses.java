// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.application;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class files of thousands of parts. javac would take minutes for them, so it compiles only one
 * of each shape, with two children, one or none; the others are the same with other names, which
 * are all of the same length.
 */
final class PartClasses {

  /** As many as a package of a real program has. */
  private static final int PER_PACKAGE = 25;

  /** Names that no real part has: of the class itself, its children and its neighbour. */
  private static final int SELF = 24_000;

  private static final int FIRST_CHILD = 24_100;
  private static final int SECOND_CHILD = 24_200;
  private static final int NEIGHBOUR = 24_300;

  /** By the number of children; each byte as one character. */
  private final List<String> shapes = new ArrayList<>();

  /**
   * @param directory where the shapes are compiled
   */
  PartClasses(Path directory) {
    List<String> children = List.of(name(FIRST_CHILD), name(SECOND_CHILD));
    for (int count = 0; count <= children.size(); count++) {
      CompiledApp app = CompiledApp.in(directory.resolve("shape-" + count));
      for (int leaf : new int[] {FIRST_CHILD, SECOND_CHILD, NEIGHBOUR}) {
        app.source(name(leaf), PartSource.text(name(leaf), List.of(), name(NEIGHBOUR)));
      }
      app.source(
          name(SELF), PartSource.text(name(SELF), children.subList(0, count), name(NEIGHBOUR)));
      byte[] bytes = app.compile().classBytes(name(SELF));
      shapes.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  /** The qualified name of a part. */
  static String name(int index) {
    return "app." + packageName(index) + "." + simpleName(index);
  }

  /**
   * Writes the first so many parts, which are a tree.
   *
   * @param classes a class directory
   */
  void write(int count, Path classes) throws IOException {
    for (int i = 0; i < count; i++) {
      int child = 2 * i + 1;
      int children = Math.max(0, Math.min(2, count - child));
      String text = renamed(shapes.get(children), SELF, i);
      text = renamed(text, FIRST_CHILD, child);
      text = renamed(text, SECOND_CHILD, child + 1);
      text = renamed(text, NEIGHBOUR, (i + 1) % count);
      Path file = classes.resolve(name(i).replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static String renamed(String text, int from, int to) {
    return text.replace(packageName(from), packageName(to))
        .replace(simpleName(from), simpleName(to));
  }

  private static String packageName(int index) {
    return "p%03d".formatted(index / PER_PACKAGE);
  }

  private static String simpleName(int index) {
    return "Part%05d".formatted(index);
  }
}
