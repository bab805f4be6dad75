// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedBuildTest {

  private static final Path HERE = Path.of("/shop").toAbsolutePath();

  private static List<LearnedBuild> of(String... lines) {
    return LearnedBuild.of(List.of(lines), HERE);
  }

  @Test
  void keepsWhatChangesClasses() {
    List<LearnedBuild> builds =
        of(
            "javac 17.0.15+6",
            " -d",
            " target/classes",
            " -classpath",
            " target/classes" + File.pathSeparator + "lib/a.jar",
            " --processor-path=lib/p.jar",
            " -s",
            " target/generated-sources/annotations",
            " -g",
            " -parameters",
            " --release",
            " 17",
            " -Xlint:all",
            " -Werror",
            " -Xplugin:ErrorProne -Xep:All:ERROR",
            " -Amapstruct.defaultComponentModel=spring",
            " -Xmaxerrs",
            " 10",
            " src/main/java/A.java");

    assertThat(builds)
        .containsExactly(
            new LearnedBuild(
                HERE.resolve("target/classes"),
                List.of(
                    "-g",
                    "-parameters",
                    "--release",
                    "17",
                    "-Amapstruct.defaultComponentModel=spring"),
                List.of(HERE.resolve("target/classes"), HERE.resolve("lib/a.jar")),
                List.of(HERE.resolve("lib/p.jar")),
                HERE.resolve("target/generated-sources/annotations"),
                true));
  }

  @Test
  void aModulePathIsSeenAfterTheClassPath() {
    List<LearnedBuild> builds =
        of("javac 17", " -d", " out", " -p", " m.jar", " -cp", " c.jar", " -proc:none");

    assertThat(builds.get(0).classpath())
        .containsExactly(HERE.resolve("c.jar"), HERE.resolve("m.jar"));
    assertThat(builds.get(0).hasProcessing()).isFalse();
  }

  @Test
  void ofSeveralRunsIntoOneDirectoryTheLastCounts() {
    List<LearnedBuild> builds =
        of("javac 17", " -d", " out", " -g", "javac 17", " -d", " out", "javac 17", " -version");

    assertThat(builds).hasSize(1);
    assertThat(builds.get(0).options()).isEmpty();
  }

  @Test
  void whatWasLearnedHoldsUntilTheBuildIsAnother(@TempDir Path directory) throws Exception {
    Path classes = Files.createDirectories(directory.resolve("target/classes"));
    Path pom = Files.writeString(directory.resolve("pom.xml"), "<project/>");
    LearnedBuild build =
        new LearnedBuild(
            classes, List.of("-g"), List.of(directory.resolve("a.jar")), List.of(), null, true);

    assertThat(LearnedFile.write(build)).isTrue();
    assertThat(LearnedFile.read(classes)).isEqualTo(build);
    Files.writeString(pom, "<project></project>");
    assertThat(LearnedFile.read(classes)).isNull();
  }
}
