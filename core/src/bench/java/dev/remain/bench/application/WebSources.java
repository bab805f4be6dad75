// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven project of a web application with one class that changes.
 *
 * @param directory of the project
 * @param changing the source that changes
 * @param original its text
 */
public record WebSources(Path directory, Path changing, String original) {

  private static final String DEPENDENCY =
      """
          <dependency>
            <groupId>peer</groupId>
            <artifactId>jar%d</artifactId>
            <version>1</version>
            <scope>system</scope>
            <systemPath>%s</systemPath>
          </dependency>
      """;

  /** Compiles with jars that lie somewhere, so that nothing is looked for. */
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>dev.remain.bench</groupId>
        <artifactId>web</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
      %s  </dependencies>
        <build>
          <plugins>
            <plugin><artifactId>maven-compiler-plugin</artifactId><version>%s</version></plugin>
            <plugin><artifactId>maven-resources-plugin</artifactId><version>%s</version></plugin>
          </plugins>
        </build>
      </project>
      """;

  /** A copy of the sources in that directory, laid out as Maven wants it. */
  private static WebSources in(Path project, Path sources) throws IOException {
    Path java = project.resolve("src/main/java/web");
    Files.createDirectories(java);
    try (Stream<Path> files = Files.list(sources.resolve("web"))) {
      for (Path file : files.toList()) {
        Files.copy(file, java.resolve(file.getFileName()));
      }
    }
    Path changing = java.resolve("Greeting.java");
    return new WebSources(project, changing, Files.readString(changing));
  }

  /**
   * Of these jars.
   *
   * @param versions of Maven's plugins that compile and that copy resources
   */
  static WebSources maven(Path project, Path sources, List<Path> jars, List<String> versions)
      throws IOException {
    WebSources made = in(project, sources);
    StringBuilder dependencies = new StringBuilder();
    for (int i = 0; i < jars.size(); i++) {
      dependencies.append(DEPENDENCY.formatted(i, jars.get(i)));
    }
    Files.writeString(
        project.resolve("pom.xml"), POM.formatted(dependencies, versions.get(0), versions.get(1)));
    return made;
  }

  /** Of Quarkus. */
  static WebSources quarkus(Path project, Path sources) throws IOException {
    WebSources made = in(project, sources);
    Files.copy(sources.resolve("pom.xml"), project.resolve("pom.xml"));
    return made;
  }

  public Path classes() {
    return directory.resolve("target/classes");
  }

  /**
   * Saves another version.
   *
   * @return when it began, in nanoseconds of the machine's clock
   */
  public long save(int version) throws IOException {
    return Sources.save(changing, original, version);
  }
}
