// SPDX-License-Identifier: Apache-2.0
package dev.remain.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is published, as the build wrote it. */
class PackagedJarIT {

  private static final long LARGEST = 2_100_000;

  private static final String VERSION = System.getProperty("remaintest.version");
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
      assertThat(attributes.getValue("Implementation-Version")).isEqualTo(VERSION);
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
  void isTheSameWhenBuiltAgainElsewhereAndReleasedWithAllThatARepositoryAsksFor() throws Exception {
    Path release = new SecondBuild(directory).release();

    Path core = release.resolve("remain-core").resolve(VERSION);
    String name = "remain-core-" + VERSION;
    assertThat(core.resolve(name + ".jar")).hasSameBinaryContentAs(JAR);
    List<String> parts =
        List.of(
            ".jar", ".pom", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml");
    assertThat(core.toFile().list())
        .containsExactlyInAnyOrder(
            parts.stream()
                .flatMap(part -> Stream.of("", ".md5", ".sha1").map(sum -> name + part + sum))
                .toArray(String[]::new));
    for (String part : parts) {
      assertThat(Files.readString(core.resolve(name + part + ".sha1")))
          .isEqualTo(sha1(core.resolve(name + part)));
    }
    assertThat(entries(core.resolve(name + "-sources.jar"))).contains("dev/remain/Remain.java");
    assertThat(entries(core.resolve(name + "-javadoc.jar")))
        .anyMatch(page -> page.endsWith("dev/remain/Remain.html"));
    assertThat(core.resolve(name + "-cyclonedx.json"))
        .content()
        .contains("pkg:maven/com.google.guava/guava@", "pkg:maven/org.ow2.asm/asm@")
        .doesNotContain("pkg:maven/org.junit", directory.toString());
    Path parent = release.resolve("remain-parent").resolve(VERSION);
    assertThat(parent.resolve("remain-parent-" + VERSION + ".pom"))
        .content()
        .contains("<name>", "<description>", "<url>", "<license>", "<developer>", "<scm ");
    assertThat(release.toFile().list()).containsExactlyInAnyOrder("remain-core", "remain-parent");
  }

  private static String sha1(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file)));
  }

  private static List<String> entries() throws IOException {
    return entries(JAR);
  }

  private static List<String> entries(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
