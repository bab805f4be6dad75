// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classpath.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where what was learned is kept for the next JVM: a line for each archive, with its content, the
 * day and the reason, apart by tabs, as names may have spaces. Of no account once the archive has
 * another content. What cannot be written is learned anew.
 */
final class BoundaryFile {

  private static final String HEAD =
      "# Jars that Remain loads anew with each generation, and why. Safe to delete: learned anew.\n";

  private final @Nullable Path file;

  /**
   * @param file null for none
   */
  BoundaryFile(@Nullable Path file) {
    this.file = file;
  }

  /** What is known of these archives as they are now; of each that was learned, and when. */
  List<Lesson> read(List<Path> archives) {
    List<Lesson> lessons = new ArrayList<>();
    Path known = file;
    if (known == null || !Files.exists(known)) {
      return lessons;
    }
    try {
      for (String line : Files.readAllLines(known, StandardCharsets.UTF_8)) {
        String[] words = line.split("\t", 4);
        for (Path archive : words.length < 4 ? List.<Path>of() : archives) {
          if (words[0].equals(String.valueOf(archive.getFileName()))
              && words[1].equals(content(archive))) {
            lessons.add(new Lesson(archive, words[3], words[2]));
          }
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return lessons;
  }

  /**
   * @param today for what was learned since the last time
   */
  void write(Map<Path, Lesson> lessons, String today) {
    Path known = file;
    if (known == null || (lessons.isEmpty() && !Files.exists(known))) {
      return;
    }
    StringBuilder text = new StringBuilder(HEAD);
    for (Lesson lesson : lessons.values()) {
      String day = lesson.day().isEmpty() ? today : lesson.day();
      try {
        text.append(lesson.name()).append('\t').append(content(lesson.archive())).append('\t');
        text.append(day).append('\t').append(lesson.reason()).append('\n');
      } catch (IOException e) {
        // What cannot be read now is learned anew.
      }
    }
    Remembered.write(known, text.toString());
  }

  private static String content(Path archive) throws IOException {
    return Fingerprint.of(Files.readAllBytes(archive)).hex();
  }
}
