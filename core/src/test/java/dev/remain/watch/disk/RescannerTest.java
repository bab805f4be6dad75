// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look at the disk finds, file system by file system. */
class RescannerTest {

  private final FakeTime time = new FakeTime();
  private final ManualSource source = new ManualSource();
  private final List<String> found = new ArrayList<>();
  private final Rescanner.Findings findings =
      new Rescanner.Findings() {
        @Override
        public boolean file(
            Tree tree, String path, @Nullable FileNode node, byte @Nullable [] bytes) {
          found.add((node == null ? "- " : "+ ") + path);
          return true;
        }

        @Override
        public boolean isRelieved() {
          return false;
        }

        @Override
        public void link(DirectoryNode node) {}

        @Override
        public void unreadable(Path directory, IOException reason) {
          found.add("? " + directory);
        }

        @Override
        public void unwatchable(Tree tree, DirectoryNode node, Path directory, IOException reason) {
          found.add("! " + directory);
        }
      };
  private FileSystem files = Jimfs.newFileSystem(unix());
  private Tree tree = new Tree(Root.liveDirectory(files.getPath("/c")));
  private Rescanner rescanner = rescanner();

  private static Configuration unix() {
    return Configuration.unix().toBuilder().setAttributeViews("unix").build();
  }

  private void use(FileSystem system, Path root) throws IOException {
    files = system;
    Files.createDirectories(root);
    tree = new Tree(Root.liveDirectory(root));
    rescanner = rescanner();
  }

  private Rescanner rescanner() {
    return new Rescanner(source, Globs.of(List.of("**/*~")), null, time, findings);
  }

  private void begin() {
    tree.appear(0);
    rescanner.rescan(tree);
    // The files are younger than this clock, which makes none of them racy.
    found.clear();
  }

  private Path path(String path) {
    return tree.root().path().resolve(path);
  }

  private void write(String path, String value) throws IOException {
    Files.createDirectories(path(path).getParent());
    Files.writeString(path(path), value);
  }

  private void suspect(String directory, String name) {
    Path path = directory.isEmpty() ? tree.root().path() : path(directory);
    DirectoryNode node = tree.reach(path);
    if (node != null) {
      tree.suspect(node).add(name);
    }
  }

  @Test
  void reportsFilesThatCameWentAndChanged() throws IOException {
    write("a/one", "1");
    write("a/two", "1");
    write("b/three", "1");
    begin();

    write("a/one", "22");
    Files.delete(path("a/two"));
    write("b/four", "1");

    assertThat(rescanner.rescanEverything(tree)).isTrue();
    assertThat(found).containsExactlyInAnyOrder("+ a/one", "- a/two", "+ b/four");
    found.clear();
    assertThat(rescanner.rescanEverything(tree)).isFalse();
    assertThat(found).isEmpty();
  }

  @Test
  void readsSuspectsWhateverTheirSizeAndTime() throws IOException {
    write("a/one", "1");
    begin();
    FileTime before = Files.getLastModifiedTime(path("a/one"));
    write("a/one", "2");
    Files.setLastModifiedTime(path("a/one"), before);

    assertThat(rescanner.rescanEverything(tree)).isFalse();
    suspect("a", "one");
    assertThat(rescanner.rescan(tree)).isTrue();
    assertThat(found).containsExactly("+ a/one");
  }

  @Test
  void readsFilesAgainWhoseTimeIsNotOldEnough() throws IOException {
    write("a/one", "1");
    Files.setLastModifiedTime(path("a/one"), FileTime.fromMillis(time.millis() - 1_000));
    begin();
    write("a/one", "2");
    Files.setLastModifiedTime(path("a/one"), FileTime.fromMillis(time.millis() - 1_000));

    assertThat(rescanner.rescanEverything(tree)).isTrue();
  }

  @Test
  void looksOnlyWhereItIsTold() throws IOException {
    write("a/one", "1");
    write("b/two", "1");
    begin();
    write("a/one", "22");
    write("b/two", "22");

    suspect("b", "two");
    rescanner.rescan(tree);

    assertThat(found).containsExactly("+ b/two");
  }

  @Test
  void followsDirectoryThatTakesAnothersName() throws IOException {
    write("a/one", "1");
    write("b/two", "1");
    begin();
    Files.move(path("a"), path("old"));
    Files.move(path("b"), path("a"));

    rescanner.rescanEverything(tree);

    assertThat(found).containsExactlyInAnyOrder("- a/one", "+ a/two", "- b/two", "+ old/one");
  }

  @Test
  void takesFileAndDirectoryOfOneNameForTwoThings() throws IOException {
    write("a", "1");
    write("b/two", "1");
    begin();
    Files.delete(path("a"));
    write("a/inside", "1");
    Files.delete(path("b/two"));
    Files.delete(path("b"));
    write("b", "1");

    rescanner.rescanEverything(tree);

    assertThat(found).containsExactlyInAnyOrder("- a", "+ a/inside", "+ b", "- b/two");
  }

  @Test
  void takesChangeOfCaseForAnotherName() throws IOException {
    for (Configuration system : List.of(Configuration.osX(), Configuration.windows())) {
      FileSystem jimfs = Jimfs.newFileSystem(system);
      use(jimfs, jimfs.getRootDirectories().iterator().next().resolve("c"));
      write("Foo.class", "1");
      begin();
      Files.move(path("Foo.class"), path("bar"));
      Files.move(path("bar"), path("foo.class"));

      rescanner.rescanEverything(tree);

      assertThat(found).containsExactlyInAnyOrder("- Foo.class", "+ foo.class");
    }
  }

  @Test
  void namesFilesWithSlashesOnWindowsToo() throws IOException {
    FileSystem windows = Jimfs.newFileSystem(Configuration.windows());
    use(windows, windows.getPath("C:\\c"));
    begin();

    write("a\\b\\C.class", "1");
    rescanner.rescanEverything(tree);

    assertThat(found).containsExactly("+ a/b/C.class");
  }

  @Test
  void followsLinksButNotInCircles() throws IOException {
    Files.createDirectories(files.getPath("/elsewhere/sub"));
    Files.writeString(files.getPath("/elsewhere/file"), "1");
    Files.createDirectories(path(""));
    Files.createSymbolicLink(path("file"), files.getPath("/elsewhere/file"));
    Files.createSymbolicLink(path("circle"), path(""));
    Files.createSymbolicLink(path("above"), files.getPath("/"));
    Files.createSymbolicLink(path("linked"), files.getPath("/elsewhere/sub"));
    Files.createSymbolicLink(path("broken"), files.getPath("/nowhere"));
    begin();
    assertThat(tree.file("file")).isNotNull().matches(FileNode::link);
    Files.writeString(files.getPath("/elsewhere/file"), "22");

    rescanner.rescanEverything(tree);

    assertThat(found).containsExactly("+ file");
    Files.writeString(files.getPath("/elsewhere/sub/deep"), "1");
    rescanner.rescanEverything(tree);
    assertThat(found).containsExactly("+ file", "+ linked/deep");
  }

  @Test
  void forgetsEverythingBelowRootThatVanished() throws IOException {
    write("a/one", "1");
    write("two", "1");
    begin();

    rescanner.vanish(tree);

    assertThat(found).containsExactlyInAnyOrder("- a/one", "- two");
    assertThat(tree.top()).isNull();
    assertThat(tree.isDirty()).isFalse();
  }

  @Test
  void watchesDirectoryThatComesBackWhileItIsLookedFor() throws IOException {
    write("a/b/one", "1");
    begin();
    source.watched.clear();
    source.missOnce(path("a"));
    tree.suspect(Objects.requireNonNull(tree.reach(path("a")))).addEverything();

    rescanner.rescan(tree);
    assertThat(tree.isDirty()).isTrue();
    rescanner.rescan(tree);

    assertThat(source.watched).containsExactlyInAnyOrder(path("a"), path("a/b"));
    assertThat(found).isEmpty();
  }

  @Test
  void takesRootThatComesBackWhileItIsLookedForForAnotherOne() throws IOException {
    write("one", "1");
    begin();
    source.missOnce(path(""));
    tree.suspect(Objects.requireNonNull(tree.top())).addEverything();

    rescanner.rescan(tree);

    assertThat(tree.top()).isNull();
    assertThat(found).containsExactly("- one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A.class", "a/A.class"})
  void countsClasses(String path) throws IOException {
    Files.createDirectories(path(""));
    begin();
    write(path, "1");
    write("text", "1");
    rescanner.rescanEverything(tree);
    assertThat(tree.classes()).isEqualTo(1);

    Files.delete(path(path));
    rescanner.rescanEverything(tree);

    assertThat(tree.classes()).isZero();
  }

  @Test
  void doesNotSeeIgnoredFiles() throws IOException {
    Files.createDirectories(path(""));
    begin();
    write("a/A.java~", "1");

    rescanner.rescanEverything(tree);

    assertThat(found).isEmpty();
  }
}
