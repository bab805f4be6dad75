// SPDX-License-Identifier: Apache-2.0
package dev.remain.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is published, as the build wrote it. */
class PackagedJarIT {

  private static final long LARGEST = 2_000_000;

  private static final Path JAR = Path.of(System.getProperty("remaintest.jar"));

  @TempDir Path directory;

  @Test
  void holdsNothingOutsideItsOwnPackagesAndMetaInf() throws IOException {
    assertThat(entries()).contains("dev/remain/Main.class").hasSizeGreaterThan(50);
    assertThat(entries())
        .allMatch(
            name ->
                name.startsWith("dev/remain/")
                    || name.startsWith("META-INF/")
                    || name.equals("dev/"));
  }

  @Test
  void carriesTheLicencesAndNothingElseOfItsLibrariesMetadata() throws IOException {
    assertThat(entries())
        .filteredOn(name -> name.startsWith("META-INF/") && !name.endsWith("/"))
        .filteredOn(name -> !name.startsWith("META-INF/services/dev.remain."))
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/licenses/asm.txt");
  }

  @Test
  void saysWhatItIsInItsManifest() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      assertThat(attributes.getValue("Main-Class")).isEqualTo("dev.remain.Main");
      assertThat(attributes.getValue("Automatic-Module-Name")).isEqualTo("dev.remain");
      assertThat(attributes.getValue("Implementation-Version"))
          .isEqualTo(System.getProperty("remaintest.version"));
      assertThat(List.of("Premain-Class", "Agent-Class", "Launcher-Agent-Class"))
          .allMatch(name -> "dev.remain.agent.RemainAgent".equals(attributes.getValue(name)));
      assertThat(attributes.getValue("Can-Redefine-Classes")).isEqualTo("true");
      assertThat(attributes.getValue("Can-Retransform-Classes")).isEqualTo("true");
    }
  }

  @Test
  void bringsNoLibraryWithIt() throws IOException {
    assertThat(JAR.resolveSibling("dependency-reduced-pom.xml"))
        .content()
        .contains("<artifactId>remain-core</artifactId>")
        .doesNotContain("<artifactId>guava</artifactId>", "<artifactId>asm</artifactId>")
        .doesNotContain("<scope>compile</scope>", "<scope>runtime</scope>");
  }

  @Test
  void isSmall() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(LARGEST);
  }

  @Test
  void isTheSameWhenBuiltAgainElsewhere() throws Exception {
    Path again = new SecondBuild(directory).jar();

    assertThat(again).hasSameBinaryContentAs(JAR);
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
