// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked before anything is put together. */
class LauncherTest {

  @TempDir Path directory;

  @Test
  void anUnreadableLiveDirectoryIsRefusedWithARemedy() {
    List<Root> roots = List.of(Root.liveDirectory(directory));

    assertThatThrownBy(() -> Launcher.readable(roots, path -> false))
        .isInstanceOf(WrongUse.class)
        .hasMessage(
            roots.get(0).display()
                + " cannot be read: give yourself the right to list it, or take it off the class"
                + " path");
    assertThat(Launcher.readable(roots, path -> true)).isEqualTo(roots);
  }

  @Test
  void aLiveDirectoryThatDoesNotExistYetIsNoneToRefuse() {
    List<Root> roots = List.of(Root.liveDirectory(directory.resolve("later")));

    assertThat(Launcher.readable(roots, path -> false)).isEqualTo(roots);
  }

  @Test
  void whatRemainWritesItselfIsNoChangeWhereverItLies() {
    Path project = directory.resolve("shop");
    List<Root> roots =
        List.of(Root.liveDirectory(project.resolve("target/classes")), Root.liveDirectory(project));

    Globs ignored = Launcher.ignored(List.of("**/*~"), project.resolve("log/events.jsonl"), roots);

    assertThat(
            List.of(
                "target/remain/boundary.txt",
                "target/remain/references.txt",
                "target/remain/control-4711.json",
                "target/remain/draft7.tmp",
                "core/build/remain/classes.proof.txt",
                "log/events.jsonl",
                "App.java~"))
        .allMatch(ignored::matches);
    assertThat(
            List.of(
                "remain/words.txt",
                "target/remain/more/words.txt",
                "target/remain/App.class",
                "events.jsonl"))
        .noneMatch(ignored::matches);
  }

  @Test
  void neitherIsItWhereTheOutputOfTheBuildIsADirectoryOfTheClassPath() {
    Path output = directory.resolve("target");
    List<Root> roots =
        List.of(Root.liveDirectory(output.resolve("classes")), Root.liveDirectory(output));

    Globs ignored = Launcher.ignored(List.of(), null, roots);

    assertThat(ignored.matches("remain/boundary.txt")).isTrue();
    assertThat(ignored.matches("remain/App.class")).isFalse();
  }
}
