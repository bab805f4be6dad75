// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.Maven;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class paths, resolved by one run of Maven for all programs: a module for each. */
final class Libraries {

  /** What compiles other languages than Java. */
  static final String KOTLIN = "org.jetbrains.kotlin:kotlin-compiler-embeddable:2.1.10";

  private static final String FILE = "class-path.txt";

  private final Path directory;
  private final List<String> modules = new ArrayList<>();

  /**
   * @param directory where the project is made
   */
  Libraries(Path directory) {
    this.directory = directory;
  }

  /**
   * Resolves what all of these need.
   *
   * @param plugin version of the plugin that does so
   */
  void resolve(List<Program> programs, Maven maven, String plugin)
      throws IOException, InterruptedException {
    for (Program program : programs) {
      add(program.name(), program.boms(), program.libraries());
      if (!program.processors().isEmpty()) {
        add(program.name() + "-processors", program.boms(), program.processors());
      }
    }
    add("kotlin-compiler", List.of(), List.of(KOTLIN));
    Files.writeString(
        directory.resolve("pom.xml"),
        pom("all", "<modules>" + tags("module", modules) + "</modules>"));
    // A module that fails is told by what it does not leave.
    maven.run(
        directory,
        List.of(
            "--fail-at-end",
            "org.apache.maven.plugins:maven-dependency-plugin:" + plugin + ":build-classpath",
            "-Dmdep.outputFile=" + FILE));
  }

  private void add(String module, List<String> boms, List<String> coordinates) throws IOException {
    List<String> excluded = coordinates.stream().filter(word -> word.startsWith("!")).toList();
    String body =
        "<dependencyManagement><dependencies>"
            + boms.stream()
                .map(bom -> dependency(bom, "<type>pom</type><scope>import</scope>"))
                .collect(Collectors.joining())
            + "</dependencies></dependencyManagement><dependencies>"
            + coordinates.stream()
                .filter(word -> !excluded.contains(word))
                .map(word -> dependency(word, exclusions(excluded)))
                .collect(Collectors.joining())
            + "</dependencies>";
    Path place = Files.createDirectories(directory.resolve(module));
    Files.writeString(place.resolve("pom.xml"), pom(module, body));
    modules.add(module);
  }

  private static String exclusions(List<String> excluded) {
    return "<exclusions>"
        + excluded.stream()
            .map(word -> word.substring(1).split(":", -1))
            .map(
                word ->
                    "<exclusion><groupId>%s</groupId><artifactId>%s</artifactId></exclusion>"
                        .formatted(word[0], word[1]))
            .collect(Collectors.joining())
        + "</exclusions>";
  }

  private static String dependency(String coordinates, String more) {
    String[] word = coordinates.split(":", -1);
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s%s</dependency>"
        .formatted(
            word[0], word[1], word.length > 2 ? "<version>" + word[2] + "</version>" : "", more);
  }

  private static String tags(String tag, List<String> contents) {
    return contents.stream()
        .map(content -> "<%1$s>%2$s</%1$s>".formatted(tag, content))
        .collect(Collectors.joining());
  }

  private static String pom(String name, String body) {
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>compat</groupId><artifactId>%s</artifactId><version>1</version>
        <packaging>pom</packaging>
        %s
        </project>
        """
        .formatted(name, body);
  }

  /** The jars of a module; nothing if it could not be resolved. */
  Optional<List<Path>> of(String module) throws IOException {
    Path file = directory.resolve(module).resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.of(Files.readString(file).strip().split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .toList());
  }
}
