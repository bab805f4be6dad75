// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classpath.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where what was learned is kept for the next JVM: a line for each archive, with its content and
 * the reason. Safe to delete, and of no account once the archive has another content. What cannot
 * be written is learned anew.
 */
final class BoundaryFile {

  private static final String NAME = "boundary.txt";

  private static final String HEAD =
      "# Jars that Remain loads anew with each generation, and why. Safe to delete: learned anew.\n";

  private final @Nullable Path file;

  private BoundaryFile(@Nullable Path file) {
    this.file = file;
  }

  static BoundaryFile none() {
    return new BoundaryFile(null);
  }

  /**
   * Beside the output of the build, which is never below version control: for {@code
   * target/classes} it is {@code target/remain/boundary.txt}. None where the directory does not
   * look like a build's.
   */
  static BoundaryFile beside(List<Path> liveDirectories) {
    for (Path directory : liveDirectories) {
      for (Path at = directory.getParent(); at != null; at = at.getParent()) {
        String name = String.valueOf(at.getFileName());
        if (List.of("target", "build", "out", "bin").contains(name)) {
          return new BoundaryFile(at.resolve("remain").resolve(NAME));
        }
      }
    }
    return none();
  }

  /** What is known of these archives as they are now. */
  List<Lesson> read(List<Path> archives) {
    List<Lesson> lessons = new ArrayList<>();
    Path known = file;
    if (known == null || !Files.exists(known)) {
      return lessons;
    }
    try {
      for (String line : Files.readAllLines(known, StandardCharsets.UTF_8)) {
        String[] words = line.split(" ", 3);
        for (Path archive : words.length < 3 ? List.<Path>of() : archives) {
          if (words[0].equals(String.valueOf(archive.getFileName()))
              && words[1].equals(content(archive))) {
            lessons.add(new Lesson(archive, words[2]));
          }
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return lessons;
  }

  void write(Map<Path, String> lessons) {
    Path known = file;
    if (known == null || (lessons.isEmpty() && !Files.exists(known))) {
      return;
    }
    StringBuilder text = new StringBuilder(HEAD);
    try {
      for (Map.Entry<Path, String> lesson : lessons.entrySet()) {
        text.append(lesson.getKey().getFileName()).append(' ');
        text.append(content(lesson.getKey())).append(' ').append(lesson.getValue()).append('\n');
      }
      Files.createDirectories(known.getParent());
      Path draft = Files.createTempFile(known.getParent(), NAME, null);
      Files.writeString(draft, text);
      Files.move(draft, known, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Learned anew by the next JVM.
    }
  }

  private static String content(Path archive) throws IOException {
    return Fingerprint.of(Files.readAllBytes(archive)).hex();
  }
}
