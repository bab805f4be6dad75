// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.learn;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * With what one class directory is compiled.
 *
 * @param directory where the classes go
 * @param options that change what is made
 * @param classpath in order; what was on a module path comes last
 * @param processorPath where processors are looked for; empty if that is the class path
 * @param generated where processors write sources, or null
 * @param hasProcessing whether processors may run at all
 */
public record LearnedBuild(
    Path directory,
    List<String> options,
    List<Path> classpath,
    List<Path> processorPath,
    @Nullable Path generated,
    boolean hasProcessing) {

  /** What a value follows, and is of no account for what is made. */
  private static final Set<String> DROPPED_WITH_VALUE =
      Set.of(
          "-h",
          "-sourcepath",
          "--source-path",
          "-Xmaxerrs",
          "-Xmaxwarns",
          "--module-source-path",
          "--module-version",
          "--add-modules",
          "--patch-module",
          "-Xstdout");

  private static final List<String> DROPPED =
      List.of(
          "-Xplugin",
          "-Xlint",
          "-Xdoclint",
          "-Xdiags",
          "-Werror",
          "-nowarn",
          "-deprecation",
          "-verbose",
          "-implicit",
          "-J",
          "-Xpkginfo",
          "-XDcompilePolicy",
          "--should-stop",
          "-XDshould-stop",
          "--module-version=",
          "--add-modules=",
          "--patch-module=");

  private static final Set<String> KEPT_WITH_VALUE =
      Set.of(
          "-source",
          "--source",
          "-target",
          "--target",
          "--release",
          "-processor",
          "--add-exports",
          "--add-reads",
          "-encoding");

  public LearnedBuild {
    options = List.copyOf(options);
    classpath = List.copyOf(classpath);
    processorPath = List.copyOf(processorPath);
  }

  /**
   * Reads the notes of a build.
   *
   * @param here what relative paths are relative to
   * @return one for each directory that classes went to, of several the last
   */
  static List<LearnedBuild> of(List<String> notes, Path here) {
    List<LearnedBuild> all = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String line : notes) {
      if (line.startsWith(BuildWatch.HEAD)) {
        add(words, here, all);
        words.clear();
      } else if (!line.isEmpty()) {
        words.add(line.substring(1));
      }
    }
    add(words, here, all);
    return all;
  }

  private static void add(List<String> words, Path here, List<LearnedBuild> to) {
    LearnedBuild build = read(words, here);
    if (build != null) {
      to.removeIf(other -> other.directory.equals(build.directory));
      to.add(build);
    }
  }

  /**
   * Where processors write sources: javac writes them beside the classes if nothing else is said.
   */
  public Path sourcesOfProcessors() {
    return generated == null ? directory : generated;
  }

  /** Null if it says of no directory. */
  private static @Nullable LearnedBuild read(List<String> words, Path here) {
    Path directory = null;
    Path generated = null;
    boolean hasProcessing = true;
    List<String> options = new ArrayList<>();
    List<Path> classpath = new ArrayList<>();
    List<Path> modulePath = new ArrayList<>();
    List<Path> processorPath = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String value = i + 1 < words.size() ? words.get(i + 1) : "";
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      String own = equals < 0 ? value : word.substring(equals + 1);
      switch (name) {
        case "-d" -> directory = here.resolve(value).normalize();
        case "-s" -> generated = here.resolve(value).normalize();
        case "-cp", "-classpath", "--class-path" -> classpath = paths(own, here);
        case "-p", "--module-path" -> modulePath = paths(own, here);
        case "-processorpath", "--processor-path", "--processor-module-path" ->
            processorPath = paths(own, here);
        default -> {
          hasProcessing &= !word.equals("-proc:none");
          i += option(word, value, options);
          continue;
        }
      }
      i += equals < 0 ? 1 : 0;
    }
    classpath.addAll(modulePath);
    return directory == null
        ? null
        : new LearnedBuild(directory, options, classpath, processorPath, generated, hasProcessing);
  }

  /** Keeps an option that changes what is made; answers how many words belong to it besides. */
  private static int option(String word, String value, List<String> options) {
    if (DROPPED_WITH_VALUE.contains(word)) {
      return 1;
    }
    if (KEPT_WITH_VALUE.contains(word)) {
      options.add(word);
      options.add(value);
      return 1;
    }
    if (word.startsWith("-") && DROPPED.stream().noneMatch(word::startsWith)) {
      options.add(word);
    }
    return 0;
  }

  private static List<Path> paths(String text, Path here) {
    List<Path> paths = new ArrayList<>();
    StringTokenizer parts = new StringTokenizer(text, File.pathSeparator);
    while (parts.hasMoreTokens()) {
      paths.add(here.resolve(parts.nextToken()).normalize());
    }
    return paths;
  }
}
