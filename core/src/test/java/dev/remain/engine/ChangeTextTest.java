// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.FileChange;
import dev.remain.classpath.Root;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTextTest {

  @Test
  void classesAreCountedAgainstTheirTotalAndTheFirstIsNamed() {
    assertThat(text(412, "b/B.class", "a/A.class", "c/C.class"))
        .isEqualTo("3 of 412 classes changed (a/A.class +2)");
  }

  @Test
  void oneIsSingular() {
    assertThat(text(1, "A.class")).isEqualTo("1 of 1 class changed (A.class)");
    assertThat(text(1, "a.txt")).isEqualTo("1 resource changed (a.txt)");
  }

  @Test
  void resourcesComeAfterClasses() {
    assertThat(text(5, "a.txt", "B.class", "c.txt"))
        .isEqualTo("1 of 5 classes and 2 resources changed (B.class +2)");
  }

  @Test
  void whatIsNoClassOfItsOwnIsAResource() {
    assertThat(text(5, "a/package-info.class"))
        .isEqualTo("1 resource changed (a/package-info.class)");
  }

  @Test
  void newAndDeletedOnesAreCalledSo() {
    List<FileChange> added = changes(FileChange.Kind.ADDED, "A.class");
    List<FileChange> deleted = changes(FileChange.Kind.DELETED, "B.class", "C.class");

    assertThat(ChangeText.of(added, 9)).isEqualTo("1 of 9 classes is new (A.class)");
    assertThat(ChangeText.of(changes(FileChange.Kind.ADDED, "a.txt", "b.txt"), 9))
        .isEqualTo("2 resources are new (a.txt +1)");
    assertThat(ChangeText.of(deleted, 9)).isEqualTo("2 of 9 classes deleted (B.class +1)");
    List<FileChange> all = new ArrayList<>(added);
    all.addAll(deleted);
    all.addAll(changes(FileChange.Kind.MODIFIED, "D.class"));
    assertThat(ChangeText.of(all, 9))
        .isEqualTo("4 of 9 classes changed, 1 new, 2 deleted (A.class +3)");
  }

  @Test
  void anArchiveIsAJar() {
    Root jar = new Root(Path.of("lib/app.jar").toAbsolutePath(), Root.Form.ARCHIVE, Root.Half.LIVE);
    FileChange change = new FileChange(jar, "", FileChange.Kind.MODIFIED, null, null);
    FileChange other =
        new FileChange(
            Root.liveDirectory(Path.of("classes")),
            "A.class",
            FileChange.Kind.MODIFIED,
            null,
            null);

    assertThat(ChangeText.of(List.of(change), 5)).isEqualTo("1 jar changed (lib/app.jar)");
    assertThat(ChangeText.of(List.of(change, other), 5))
        .isEqualTo("1 of 5 classes and 1 jar changed (A.class +1)");
  }

  private static String text(int total, String... paths) {
    return ChangeText.of(changes(FileChange.Kind.MODIFIED, paths), total);
  }

  private static List<FileChange> changes(FileChange.Kind kind, String... paths) {
    Root root = Root.liveDirectory(Path.of("classes"));
    List<FileChange> changes = new ArrayList<>();
    for (String path : paths) {
      changes.add(new FileChange(root, path, kind, null, null));
    }
    return changes;
  }
}
