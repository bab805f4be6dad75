// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DevelopmentCheckTest {

  @TempDir Path directory;

  private Path project;
  private Path classes;

  @BeforeEach
  void build() throws IOException {
    project = directory.resolve("project");
    classes = Files.createDirectories(project.resolve("build/classes/java/main"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git",
        ".hg",
        ".jj",
        ".svn",
        "pom.xml",
        "build.xml",
        "build.sbt",
        "build.gradle",
        "build.gradle.kts",
        "settings.gradle",
        "settings.gradle.kts",
        ".idea",
        "app.iml",
        ".vscode",
        ".project",
        ".classpath",
        "nbproject"
      })
  void whatOnlyADeveloperHasShowsACheckout(String name) throws IOException {
    Files.createFile(project.resolve(name));

    assertThat(DevelopmentCheck.reasonAgainst(List.of(classes))).isNull();
  }

  @Test
  void theDirectoryIsNamedAndWhatWasLookedFor() {
    assertThat(DevelopmentCheck.reasonAgainst(List.of(directory.resolve("a.jar"), classes)))
        .isEqualTo(
            "neither "
                + classes
                + " nor the 4 directories above it show a checkout: no .git, pom.xml,"
                + " build.gradle, .idea, .vscode or the like");
  }

  @Test
  void aClassPathOfJarsIsNoCheckout() {
    assertThat(DevelopmentCheck.reasonAgainst(List.of(project.resolve("a.jar"))))
        .isEqualTo("the class path has no class directory, only jars");
  }

  @Test
  void aTestRunnerComesFirstAndAllElseCanBeOverridden() {
    StackTraceElement runner = new StackTraceElement("org.junit.Runner", "run", null, 1);

    assertThat(DevelopmentCheck.reasonAgainst(List.of(), new StackTraceElement[] {runner}))
        .isEqualTo("a test runner called (org.junit.Runner)");
    assertThat(DevelopmentCheck.reasonAgainst(List.of(), new StackTraceElement[0]))
        .isEqualTo(
            "the class path has no class directory, only jars"
                + " (-Dremain.enabled=true overrides this)");
  }
}
