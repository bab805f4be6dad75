// SPDX-License-Identifier: Apache-2.0
package dev.remain.control;

import dev.remain.classpath.BuildOutput;
import dev.remain.json.JsonObject;
import dev.remain.json.JsonText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a program can be asked: a note in the output of its build says it, as the socket itself
 * lies in a directory that only its user may enter. Immutable.
 *
 * @param socket as long as the system lets such a path be
 */
record Place(long pid, String mainClass, Path socket) {

  private static final String PREFIX = "control-";
  private static final String SUFFIX = ".json";

  /** So many directories above the present one are looked into. */
  private static final int MOST_ABOVE = 4;

  static Path note(Path directory, long pid) {
    return directory.resolve(PREFIX + pid + SUFFIX);
  }

  /** Writes the note in one step, and removes those of processes that are gone. */
  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Path note : notes(directory)) {
      Place old = read(note);
      if (old == null || !old.isAlive()) {
        Files.deleteIfExists(note);
      }
    }
    JsonObject json =
        new JsonObject().put("pid", pid).put("main", mainClass).put("socket", socket.toString());
    Path draft = Files.createTempFile(directory, "draft", null);
    Files.writeString(draft, json + "\n");
    Files.move(draft, note(directory, pid), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Null if it is no note. */
  static @Nullable Place read(Path note) {
    try {
      Map<String, @Nullable Object> json = JsonText.readObject(Files.readString(note));
      if (json.get("pid") instanceof JsonText.Numeral pid
          && json.get("main") instanceof String main
          && json.get("socket") instanceof String socket) {
        return new Place(Long.parseLong(pid.text()), main, Path.of(socket));
      }
    } catch (IOException | IllegalArgumentException e) {
      // As if it were not there.
    }
    return null;
  }

  boolean isAlive() {
    return ProcessHandle.of(pid).isPresent() && Files.exists(socket);
  }

  /**
   * The programs that run with control in a project: that of the directory, of one that it lies in,
   * or of one in it.
   */
  static List<Place> near(Path here) throws IOException {
    Set<Path> projects = new LinkedHashSet<>();
    Path above = here.toAbsolutePath();
    for (int i = 0; above != null && i <= MOST_ABOVE; i++) {
      projects.add(above);
      above = above.getParent();
    }
    try (DirectoryStream<Path> below = Files.newDirectoryStream(here, Files::isDirectory)) {
      below.forEach(projects::add);
    }
    List<Place> places = new ArrayList<>();
    for (Path project : projects) {
      for (String output : BuildOutput.NAMES) {
        for (Path note : notes(project.resolve(output).resolve(BuildOutput.OWN))) {
          Place place = read(note);
          if (place != null && place.isAlive() && !places.contains(place)) {
            places.add(place);
          }
        }
      }
    }
    return places;
  }

  private static List<Path> notes(Path directory) throws IOException {
    List<Path> notes = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> found =
          Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
        found.forEach(notes::add);
      }
    }
    return notes;
  }
}
