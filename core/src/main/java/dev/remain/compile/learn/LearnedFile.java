// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.learn;

import dev.remain.classpath.BuildOutput;
import dev.remain.classpath.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where what was learned of a class directory is kept, beside the output of its build; of account
 * as long as the files that say how to build are what they were. Stateless.
 */
public final class LearnedFile {

  private LearnedFile() {}

  /** The file beside the output in which the directory lies; null if that is no build's. */
  public static @Nullable Path beside(Path directory, String suffix) {
    Path output = BuildOutput.of(directory);
    if (output == null) {
      return null;
    }
    String name = output.relativize(directory).toString().replaceAll("[^A-Za-z0-9]+", "-");
    return output.resolve(BuildOutput.OWN).resolve(name + suffix);
  }

  /** What was learned of the directory, if it holds still; or null. */
  public static @Nullable LearnedBuild read(Path directory) {
    Path file = beside(directory, ".learned.txt");
    try {
      if (file == null || !Files.exists(file)) {
        return null;
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.size() < 2 || !lines.get(1).equals("# " + recipe(directory))) {
        return null;
      }
      List<LearnedBuild> builds = LearnedBuild.of(lines.subList(2, lines.size()), directory);
      return builds.isEmpty() ? null : builds.get(0);
    } catch (IOException e) {
      return null; // As if nothing had been learned.
    }
  }

  /**
   * Keeps it.
   *
   * @return false where there is no place for it
   * @throws IOException if it cannot be written
   */
  static boolean write(LearnedBuild build) throws IOException {
    Path file = beside(build.directory(), ".learned.txt");
    if (file == null) {
      return false;
    }
    List<String> lines = new ArrayList<>();
    lines.add("# With what this build compiles, as Remain saw it. Safe to delete: learned anew.");
    lines.add("# " + recipe(build.directory()));
    lines.add(BuildWatch.HEAD);
    add(lines, "-d", build.directory().toString());
    add(lines, "-classpath", text(build.classpath()));
    if (!build.processorPath().isEmpty()) {
      add(lines, "-processorpath", text(build.processorPath()));
    }
    Path generated = build.generated();
    if (generated != null) {
      add(lines, "-s", generated.toString());
    }
    build.options().forEach(option -> lines.add(" " + option));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines, StandardCharsets.UTF_8);
    return true;
  }

  private static void add(List<String> lines, String option, String value) {
    lines.add(" " + option);
    lines.add(" " + value);
  }

  private static String text(List<Path> paths) {
    return String.join(java.io.File.pathSeparator, paths.stream().map(Path::toString).toList());
  }

  /** A fingerprint of all files that say how the directory is built. */
  private static String recipe(Path directory) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path at = directory.getParent(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at) && !BuildOutput.NAMES.contains(String.valueOf(at.getFileName()))) {
        for (Path file : recipes(at)) {
          text.append(file).append(Fingerprint.of(Files.readAllBytes(file)).hex());
        }
      }
    }
    return Fingerprint.of(text.toString()).hex();
  }

  private static Set<Path> recipes(Path directory) throws IOException {
    Set<Path> found = new TreeSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      files.filter(file -> isRecipe(String.valueOf(file.getFileName()))).forEach(found::add);
    }
    Path maven = directory.resolve(".mvn");
    if (Files.isDirectory(maven)) {
      try (Stream<Path> files = Files.list(maven)) {
        files.filter(Files::isRegularFile).forEach(found::add);
      }
    }
    found.removeIf(file -> !Files.isRegularFile(file));
    return found;
  }

  private static boolean isRecipe(String name) {
    return name.equals("pom.xml")
        || name.equals("build.xml")
        || name.equals("gradle.properties")
        || name.startsWith("build.gradle")
        || name.startsWith("settings.gradle");
  }
}
