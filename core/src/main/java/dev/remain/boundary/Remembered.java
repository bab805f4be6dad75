// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where things are kept for the next JVM: beside the output of the build, which is never below
 * version control. All of it is safe to delete.
 */
final class Remembered {

  private static final List<String> OUTPUTS = List.of("target", "build", "out", "bin");

  private Remembered() {}

  /**
   * For {@code target/classes} it is {@code target/remain}; null where the directories do not look
   * like a build's.
   */
  static @Nullable Path beside(List<Path> liveDirectories) {
    for (Path directory : liveDirectories) {
      for (Path at = directory.getParent(); at != null; at = at.getParent()) {
        if (OUTPUTS.contains(String.valueOf(at.getFileName()))) {
          return at.resolve("remain");
        }
      }
    }
    return null;
  }

  /** In one step, for other JVMs; what cannot be written is found out anew by the next. */
  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), "draft", null);
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Found out anew.
    }
  }
}
