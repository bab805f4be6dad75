// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads sources below their roots. Stateless. */
public final class SourceFiles {

  private SourceFiles() {}

  /** Whether a file of that name is for the compiler; what declares a module is not. */
  public static boolean isSource(String name) {
    return name.endsWith(".java") && !name.equals("module-info.java") && !name.startsWith(".");
  }

  /**
   * Every source by its path; of two with one path the one in the root that comes first.
   *
   * @throws IOException if one cannot be read
   */
  public static Map<String, Path> list(List<Path> roots) throws IOException {
    Map<String, Path> found = new HashMap<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        list(root, roots, found);
      }
    }
    return found;
  }

  private static void list(Path root, List<Path> roots, Map<String, Path> found)
      throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes is) {
            return !directory.equals(root) && roots.contains(directory)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            if (isSource(file.getFileName().toString())) {
              found.putIfAbsent(ClassDirectory.path(root, file), file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException reason) {
            return FileVisitResult.CONTINUE; // It went meanwhile.
          }
        });
  }

  /** The first of these in which all the sources are text. */
  static Charset charset(Iterable<byte[]> sources) {
    for (byte[] bytes : sources) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      } catch (CharacterCodingException e) {
        return StandardCharsets.ISO_8859_1; // Each byte is a character in it.
      }
    }
    return StandardCharsets.UTF_8;
  }
}
