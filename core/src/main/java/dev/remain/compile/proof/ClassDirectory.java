// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import dev.remain.compile.round.Made;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/** Reads the classes of a build's output. Stateless. */
public final class ClassDirectory {

  private static final String CLASS = ".class";

  private ClassDirectory() {}

  /**
   * One class as it lies there.
   *
   * @param writtenMillis when it was written last
   */
  public record Found(Made made, long writtenMillis) {}

  /**
   * All of them by name.
   *
   * @throws IOException if one cannot be read, or went meanwhile
   */
  public static Map<String, Found> read(Path directory) throws IOException {
    Map<String, Found> all = new HashMap<>();
    if (!Files.isDirectory(directory)) {
      return all;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = name(directory, file);
            if (!name.isEmpty()) {
              Made made = new Made(name, Files.readAllBytes(file));
              all.put(name, new Found(made, attributes.lastModifiedTime().toMillis()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return all;
  }

  /** The name of the class in that file; empty if it is none. */
  public static String name(Path directory, Path file) {
    String path = path(directory, file);
    return path.endsWith(CLASS) && !path.endsWith("module-info.class")
        ? path.substring(0, path.length() - CLASS.length())
        : "";
  }

  /** Below the directory, {@code /} between names. */
  public static String path(Path directory, Path file) {
    return directory.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  /** When the file was written last, in milliseconds; -1 if it is not there. */
  static long written(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (NoSuchFileException e) {
      return -1;
    } catch (IOException e) {
      return 0;
    }
  }

  public static Path file(Path directory, String className) {
    return directory.resolve(className + CLASS);
  }
}
