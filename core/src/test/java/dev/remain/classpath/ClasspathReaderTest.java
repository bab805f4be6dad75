// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.remain.fixtures.AppJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClasspathReaderTest {

  @TempDir Path directory;

  private List<Path> read(String... entries) {
    try (ClasspathReader.Entries read =
        ClasspathReader.read(String.join(File.pathSeparator, entries), directory)) {
      return read.entries();
    }
  }

  private @Nullable Path firstWith(String classPath, String wanted) {
    try (ClasspathReader.Entries read = ClasspathReader.read(classPath, directory)) {
      return read.firstWith(wanted);
    }
  }

  private Path jar(String name, String... classPath) {
    return AppJar.empty().classPath(classPath).writeTo(directory.resolve(name));
  }

  @Test
  void resolvesEntriesAgainstTheWorkingDirectory() throws IOException {
    Path classes = Files.createDirectories(directory.resolve("target/classes"));
    Path jar = jar("lib/a.jar");

    assertThat(read("target/classes", "lib/../lib/a.jar")).containsExactly(classes, jar);
  }

  @Test
  void anEmptyEntryIsTheWorkingDirectory() {
    assertThat(read("")).containsExactly(directory);
    assertThat(read("missing.jar", "")).containsExactly(directory);
  }

  @Test
  void directoriesNeedNotExistAndArchivesMust() {
    assertThat(read("classes", "missing.jar", "missing.zip", "lib/*"))
        .containsExactly(directory.resolve("classes"));
  }

  @Test
  void anythingTwiceCountsOnceAtItsFirstPlace() {
    Path a = jar("a.jar");
    Path b = jar("b.jar");

    assertThat(read("a.jar", "b.jar", "./a.jar", "b.jar")).containsExactly(a, b);
  }

  @Test
  void whatAManifestNamesComesRightAfterItsArchive() {
    Path a = jar("a.jar", "b.jar");
    Path b = jar("b.jar", "c.jar");
    Path c = jar("c.jar", "a.jar");
    Path d = jar("d.jar");

    assertThat(read("a.jar", "d.jar")).containsExactly(a, b, c, d);
  }

  @Test
  void manifestsNameFilesByUrl() throws IOException {
    Path space = jar("with space/a b.jar");
    Path odd = jar("odd [1]+ü.jar");
    Path percent = jar("100%.jar");
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path first =
        jar(
            "lib/first.jar",
            "../with%20space/a%20b.jar",
            "../odd%20[1]+ü.jar",
            "../100%.jar",
            "../classes/",
            "http://example.org/remote.jar",
            "../missing.jar",
            "");

    assertThat(read("lib/first.jar")).containsExactly(first, space, odd, percent, classes);
  }

  @Test
  void manifestsNameFilesByAbsoluteUrl() {
    Path lib = jar("a lib.jar");
    Path first = jar("first.jar", lib.toUri().toString());

    assertThat(read("first.jar")).containsExactly(first, lib);
  }

  @Test
  void aLongClassPathOfAManifestIsReadOverItsLines() {
    String[] names = new String[30];
    for (int i = 0; i < names.length; i++) {
      names[i] = "library-number-" + i + ".jar";
      jar(names[i]);
    }
    jar("first.jar", names);

    assertThat(read("first.jar")).hasSize(31).endsWith(directory.resolve(names[29]));
  }

  @Test
  void whatIsNoArchiveAfterAllIsAnEntryThatNamesNothing() throws IOException {
    Path text = Files.writeString(directory.resolve("text.jar"), "no archive");

    assertThat(read("text.jar")).containsExactly(text);
  }

  @Test
  void findsTheFirstEntryWithAResource() throws IOException {
    Path with = AppJar.empty().entry("wanted", new byte[0]).writeTo(directory.resolve("b.jar"));
    jar("a.jar", "b.jar");
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Files.writeString(classes.resolve("wanted"), "");

    assertThat(firstWith("a.jar:classes", "wanted")).isEqualTo(with);
    assertThat(firstWith("classes:a.jar", "wanted")).isEqualTo(classes);
    assertThat(firstWith("classes:a.jar", "other")).isNull();
  }

  @Test
  void archivesStayOpenUntilTheyAreClosed() {
    Path jar = jar("a.jar");
    ClasspathReader.Entries read = ClasspathReader.read("a.jar:missing.jar", directory);
    ZipFile archive = read.open().get(jar);

    assertThat(read.open()).containsOnlyKeys(jar);
    assertThat(archive.size()).isPositive();
    read.close();
    assertThatIllegalStateException().isThrownBy(archive::size).withMessage("zip file closed");
  }
}
