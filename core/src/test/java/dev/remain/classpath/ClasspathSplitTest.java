// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.AppJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClasspathSplitTest {

  @TempDir Path directory;

  private Path classes;
  private Path missing;
  private Path app;
  private Path lib;

  @BeforeEach
  void prepareClassPath() throws IOException {
    classes = Files.createDirectories(directory.resolve("target/classes"));
    missing = directory.resolve("target/later");
    app = AppJar.empty().writeTo(directory.resolve("app.jar"));
    lib = AppJar.empty().writeTo(directory.resolve("lib/lib-1.0.jar"));
  }

  private ClasspathSplit split(List<String> live, List<String> base, Path main) {
    return ClasspathSplit.of(
        List.of(classes, missing, app, lib),
        new ClasspathSplit.Rule(live, base, main, Root.Half.BASE),
        null,
        directory);
  }

  private static List<Path> paths(List<Root> roots) {
    return roots.stream().map(Root::path).toList();
  }

  @Test
  void directoriesAreLiveAndArchivesAreBase() {
    ClasspathSplit split = split(List.of(), List.of(), null);

    assertThat(paths(split.live())).containsExactly(classes, missing);
    assertThat(paths(split.base())).containsExactly(app, lib);
    assertThat(split.live()).noneMatch(Root::isArchive);
    assertThat(split.base()).allMatch(Root::isArchive);
  }

  @Test
  void theArchiveOfTheMainClassIsLive() {
    assertThat(paths(split(List.of(), List.of(), app).live()))
        .containsExactly(classes, missing, app);
  }

  @Test
  void archivesAreMovedByNameByPathAndByGlob() {
    for (String rule :
        List.of("lib-1.0.jar", "lib/lib-1.0.jar", lib.toString(), "lib-*.jar", "**/lib-*.jar")) {
      assertThat(paths(split(List.of(rule), List.of(), null).live()))
          .as(rule)
          .containsExactly(classes, missing, lib);
    }
    assertThat(paths(split(List.of("other.jar", "lib"), List.of(), null).live()))
        .containsExactly(classes, missing);
  }

  @Test
  void directoriesAreMovedToTheBaseAndThatWins() {
    ClasspathSplit split = split(List.of("app.jar"), List.of("target/classes", "app.jar"), app);

    assertThat(paths(split.live())).containsExactly(missing);
    assertThat(paths(split.base())).containsExactly(classes, app, lib);
  }

  @Test
  void anArchiveOfTheBaseMayBeLoadedAnewUnlessItWasChosen() {
    ClasspathSplit split = split(List.of(), List.of("target/classes", "lib-*.jar"), null);

    assertThat(paths(split.base())).containsExactly(classes, app, lib);
    assertThat(paths(split.base().stream().filter(Root::mayBeFresh).toList())).containsExactly(app);
    assertThat(split.live()).noneMatch(Root::mayBeFresh);
  }

  @Test
  void archivesMayAllBeChosenToStayOrNotTo() {
    for (Root.Half half : List.of(Root.Half.CHOSEN_BASE, Root.Half.FLAT)) {
      ClasspathSplit split =
          ClasspathSplit.of(
              List.of(classes, app, lib),
              new ClasspathSplit.Rule(List.of("lib-*.jar"), List.of(), null, half),
              null,
              directory);

      assertThat(split.base()).containsExactly(new Root(app, Root.Form.ARCHIVE, half));
      assertThat(split.base().get(0).mayBeFresh()).isEqualTo(half == Root.Half.FLAT);
      assertThat(paths(split.live())).containsExactly(classes, lib);
    }
  }

  @Test
  void remainItselfIsNeither() {
    ClasspathSplit split =
        ClasspathSplit.of(
            List.of(classes, lib),
            new ClasspathSplit.Rule(List.of(), List.of(), null, Root.Half.BASE),
            lib,
            directory);

    assertThat(paths(split.roots())).containsExactly(classes);
    assertThat(split.own()).isEqualTo(lib);
  }

  @Test
  void aDirectoryInAnotherIsToldOf() {
    List<Path> both = List.of(classes, directory);
    ClasspathSplit live =
        ClasspathSplit.of(
            both,
            new ClasspathSplit.Rule(List.of(), List.of(), null, Root.Half.BASE),
            null,
            directory);

    assertThat(split(List.of(), List.of(), null).nested()).isEmpty();
    assertThat(live.nested())
        .containsExactly(
            directory
                + " is on the class path, and so is target/classes in it: each class counts twice,"
                + " and every file there as the program's; take it away (an empty entry, one"
                + " separator too many, is the working directory)");
  }
}
