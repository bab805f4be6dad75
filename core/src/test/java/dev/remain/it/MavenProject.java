// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.Maven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A generated project that real Maven compiles: a main class that uses many others. */
final class MavenProject {

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>acme</groupId>
        <artifactId>acme</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <build>
          <plugins>
            <plugin>
              <artifactId>maven-clean-plugin</artifactId>
              <version>%s</version>
            </plugin>
            <plugin>
              <artifactId>maven-resources-plugin</artifactId>
              <version>%s</version>
            </plugin>
            <plugin>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>%s</version>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private final Path directory;

  /**
   * @param classes how many beside the main class
   */
  MavenProject(Path directory, int classes) throws IOException {
    this.directory = directory;
    Files.createDirectories(sources());
    Files.createDirectories(directory.resolve("src/main/resources"));
    Files.writeString(
        directory.resolve("pom.xml"),
        POM.formatted(version("clean"), version("resources"), version("compiler")));
    Files.writeString(directory.resolve("src/main/resources/app.properties"), "greeting=hello\n");
    StringBuilder uses = new StringBuilder();
    for (int i = 0; i < classes; i++) {
      write("C" + i, "public class C" + i + " { public static int value() { return 0; } }");
      uses.append("sum += C").append(i).append(".value();\n");
    }
    write(
        "App",
        "public class App { public static void main(String[] a) { int sum = 0;\n"
            + uses
            + "System.out.println(\"sum \" + sum); } }");
  }

  /** The versions that this build has fetched itself. */
  private static String version(String plugin) {
    return System.getProperty("remaintest.plugin." + plugin);
  }

  private Path sources() {
    return directory.resolve("src/main/java/acme");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(sources().resolve(name + ".java"), "package acme;\n" + text + "\n");
  }

  /** Makes a class answer another value. */
  void edit(int number, int value) throws IOException {
    write(
        "C" + number,
        "public class C" + number + " { public static int value() { return " + value + "; } }");
  }

  Path classes() {
    return directory.resolve("target/classes");
  }

  /** Runs Maven to its end. */
  void maven(String... goals) throws IOException, InterruptedException {
    if (Maven.ofBuild().run(directory, List.of(goals)) != 0) {
      throw new AssertionError("Maven failed:\n" + Maven.said(directory));
    }
  }
}
