// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Random things that programs do to a directory of classes. */
final class Mischief {

  private final Random random;
  private final Path root;
  private final Consumer<Path> touched;
  private int operations;
  private boolean visible;

  /**
   * @param touched told of each path whose parent directory was written
   */
  Mischief(long seed, Path root, Consumer<Path> touched) {
    this.random = new Random(seed);
    this.root = root;
    this.touched = touched;
  }

  int operations() {
    return operations;
  }

  /** Leaves a class behind: nothing is ever delivered that has none. */
  void settle() throws IOException {
    write(root.resolve("C0.class"));
  }

  /** Never again changes a file so that nothing but its content shows it. */
  void beVisible() {
    visible = true;
  }

  void act() throws IOException {
    operations++;
    switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> write(file());
      case 4 -> replace(file());
      case 5 -> writeInTwoHalves(file());
      case 6 -> delete(existingFile());
      case 7 -> makeTree();
      case 8 -> moveFile();
      case 9 -> moveDirectory();
      case 10 -> deleteTree(existingDirectory());
      case 11 -> writeWithOldTime(existingFile());
      case 12 -> rewrite(existingFile());
      default -> remakeRoot();
    }
  }

  private void remakeRoot() throws IOException {
    if (random.nextInt(5) == 0) {
      deleteTree(root);
      Files.createDirectories(root);
      touched.accept(root);
      write(file());
    } else {
      deleteTree(existingDirectory());
    }
  }

  private Path directory() {
    Path at = root;
    for (int depth = random.nextInt(3); depth > 0; depth--) {
      at = at.resolve("d" + random.nextInt(4));
    }
    return at;
  }

  private Path file() {
    int number = random.nextInt(6);
    return directory()
        .resolve(number == 5 ? "r" + random.nextInt(3) + ".txt" : "C" + number + ".class");
  }

  private List<Path> existing(boolean directories) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> !path.equals(root) && Files.isDirectory(path) == directories)
          .sorted()
          .toList();
    }
  }

  private Path existingFile() throws IOException {
    List<Path> files = existing(false);
    return files.isEmpty() ? file() : files.get(random.nextInt(files.size()));
  }

  private Path existingDirectory() throws IOException {
    List<Path> directories = existing(true);
    return directories.isEmpty()
        ? root.resolve("d0")
        : directories.get(random.nextInt(directories.size()));
  }

  private byte[] content(Path file) {
    String path = root.relativize(file).toString().replace('\\', '/');
    String value = String.valueOf(1_000 + random.nextInt(100));
    return path.endsWith(".class") ? TinyClass.at(path, value) : value.getBytes();
  }

  private void parents(Path file) throws IOException {
    Path parent = file.getParent();
    if (!Files.isDirectory(parent)) {
      Files.createDirectories(parent);
      for (Path at = parent; !at.equals(root.getParent()); at = at.getParent()) {
        touched.accept(at);
      }
    }
  }

  private void write(Path file) throws IOException {
    parents(file);
    Files.write(file, content(file));
    touched.accept(file);
  }

  private void rewrite(Path file) throws IOException {
    if (Files.exists(file)) {
      Files.write(file, Files.readAllBytes(file));
      touched.accept(file);
    }
  }

  private void replace(Path file) throws IOException {
    parents(file);
    Path temporary = file.resolveSibling("tmp" + random.nextInt(3) + "~");
    Files.write(temporary, content(file));
    touched.accept(temporary);
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    touched.accept(temporary);
    touched.accept(file);
  }

  private void writeInTwoHalves(Path file) throws IOException {
    parents(file);
    byte[] bytes = content(file);
    Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    touched.accept(file);
    Files.write(file, bytes);
    touched.accept(file);
  }

  private void writeWithOldTime(Path file) throws IOException {
    if (Files.exists(file) && !visible) {
      FileTime time = Files.getLastModifiedTime(file);
      Files.write(file, content(file));
      Files.setLastModifiedTime(file, time);
      touched.accept(file);
    }
  }

  private void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      touched.accept(file);
    }
  }

  private void makeTree() throws IOException {
    Path at = directory().resolve("d" + random.nextInt(4));
    for (int i = 0; i < 3; i++) {
      write(at.resolve("d" + i).resolve("C" + random.nextInt(5) + ".class"));
    }
  }

  private void moveFile() throws IOException {
    Path from = existingFile();
    Path to = file();
    if (Files.exists(from) && !from.equals(to)) {
      parents(to);
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      touched.accept(from);
      touched.accept(to);
    }
  }

  private void moveDirectory() throws IOException {
    Path from = existingDirectory();
    Path to = root.resolve("d" + random.nextInt(4)).resolve("d" + random.nextInt(4));
    if (Files.isDirectory(from) && !Files.exists(to) && !to.startsWith(from)) {
      parents(to);
      if (Files.exists(from)) {
        Files.move(from, to);
        touched.accept(from);
        touched.accept(to);
      }
    }
  }

  private void deleteTree(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
          touched.accept(each);
        }
      }
    }
  }
}
