// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds annotation processors where javac would. Stateless. */
public final class Processors {

  private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";

  /** A line for each processor: its class, a comma, its kind. */
  private static final String KINDS = "META-INF/gradle/incremental.annotation.processors";

  private static final String NAMED = "-processor";

  private Processors() {}

  /** What has processors that run in that build; empty if none do. */
  public static List<Path> of(LearnedBuild build) {
    List<Path> found = new ArrayList<>();
    if (build.hasProcessing()) {
      for (Path entry : path(build)) {
        if (build.options().contains(NAMED) || !lines(entry, SERVICE).isEmpty()) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  /** Whether each that runs says that it makes what it makes of one source. */
  public static boolean areIsolating(LearnedBuild build) {
    Set<String> running = new HashSet<>();
    Set<String> isolating = new HashSet<>();
    for (Path entry : path(build)) {
      running.addAll(lines(entry, SERVICE));
      for (String line : lines(entry, KINDS)) {
        List<String> words = List.of(line.split("\\s*,\\s*", 2));
        if (words.size() == 2 && words.get(1).equalsIgnoreCase("isolating")) {
          isolating.add(words.get(0));
        }
      }
    }
    int named = build.options().indexOf(NAMED) + 1;
    if (named > 0 && named < build.options().size()) {
      running = Set.of(build.options().get(named).split("\\s*,\\s*"));
    }
    return !running.isEmpty() && isolating.containsAll(running);
  }

  private static List<Path> path(LearnedBuild build) {
    return build.processorPath().isEmpty() ? build.classpath() : build.processorPath();
  }

  /** Of a file in an entry, without comments; empty if it has none. */
  private static List<String> lines(Path entry, String file) {
    try {
      if (Files.isDirectory(entry)) {
        Path found = entry.resolve(file);
        return Files.exists(found) ? lines(Files.readAllBytes(found)) : List.of();
      }
      try (ZipFile archive = new ZipFile(entry.toFile())) {
        ZipEntry found = archive.getEntry(file);
        return found == null ? List.of() : lines(archive.getInputStream(found).readAllBytes());
      }
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
