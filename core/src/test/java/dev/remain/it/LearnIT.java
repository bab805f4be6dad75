// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build is run once with an agent in its JVM. */
class LearnIT {

  @TempDir Path directory;

  @Test
  void notesWithWhatJavacIsAskedToCompile() throws Exception {
    Path source = directory.resolve("src/App.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class App { }\n");
    Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
    String build = javac + " -g -parameters -d target/classes src/App.java";
    try (ForkedJvm jvm =
        ForkedJvm.builder()
            .classPath(RemainRun.JAR)
            .mainClass("dev.remain.Main")
            .arguments("--learn", build)
            .directory(directory)
            .outputs(directory)
            .start()) {
      jvm.awaitErr("[remain] learned with what ");
    }
    assertThat(directory.resolve("target/classes/App.class")).exists();
    assertThat(directory.resolve("target/remain/classes.learned.txt"))
        .content()
        .contains(" -parameters\n")
        .doesNotContain("App.java");
  }
}
