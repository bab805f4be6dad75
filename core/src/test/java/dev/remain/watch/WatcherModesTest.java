// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.Root;
import dev.remain.watch.WaitingListener.Holding;
import dev.remain.watch.WaitingListener.Unchanged;
import dev.remain.watch.disk.ArchiveFingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Other ways of watching, and archives, on real files. */
class WatcherModesTest extends RealWatch {

  @Test
  void deliversOnlyWhenTriggerFileIsWritten() throws IOException {
    Path trigger = classes.resolve("reload.now");
    watch(Plans.plan(WatchPlan.Mode.EVENTS, QUIET, HOLD, trigger, null, root));

    write("acme/A.class", "2");
    write("acme/B.class", "2");
    Files.write(trigger, "go".getBytes(UTF_8));

    ChangeSet set = listener.await(ChangeSet.class);
    assertThat(paths(set)).containsExactly("M acme/A.class", "M acme/B.class");
    assertThat(set.triggered()).isTrue();
    write("acme/C.class", "2");
    Files.write(trigger, "go again".getBytes(UTF_8));
    assertThat(awaitPaths()).containsExactly("M acme/C.class");
    Files.write(trigger, "and again, for nothing".getBytes(UTF_8));
    assertThat(awaitPaths()).isEmpty();
  }

  @Test
  void looksOnlyWhenPokedInManualMode() {
    watch(Plans.plan(WatchPlan.Mode.MANUAL, null, HOLD, null, null, root));

    write("acme/A.class", "2");
    watcher.poke();
    ChangeSet set = listener.await(ChangeSet.class);
    assertThat(paths(set)).containsExactly("M acme/A.class");
    assertThat(set.triggered()).isTrue();

    watcher.poke();
    assertThat(awaitPaths()).isEmpty();
  }

  @Test
  void findsChangesByPolling() {
    watch(Plans.plan(WatchPlan.Mode.POLL, QUIET, HOLD, null, null, root));

    write("acme/A.class", "2");
    assertThat(awaitPaths()).containsExactly("M acme/A.class");
    deleteTree(directory.resolve("target"));
    write("acme/A.class", "3");
    write("acme/B.class", "3");
    write("acme/C.class", "3");
    assertThat(awaitPaths()).hasSize(3);
  }

  @Test
  void findsWritesOfTheSameSizeAndTimeByPolling() throws IOException {
    Path file = classes.resolve("acme/A.class");
    FileTime time = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(file, time);
    watch(Plans.plan(WatchPlan.Mode.POLL, QUIET, HOLD, null, null, root));

    write("acme/A.class", "2");
    Files.setLastModifiedTime(file, time);

    assertThat(awaitPaths()).containsExactly("M acme/A.class");
  }

  @Test
  void followsDirectoryThatIsLink() throws IOException {
    Path generated = directory.resolve("generated");
    put(generated.resolve("B.class"), TinyClass.bytes("gen/B", "1"));
    Files.createSymbolicLink(classes.resolve("gen"), generated);
    Files.createSymbolicLink(classes.resolve("acme/circle"), classes);
    Files.createSymbolicLink(generated.resolve("self"), generated);
    watch(root);

    put(generated.resolve("B.class"), TinyClass.bytes("gen/B", "2"));
    assertThat(awaitPaths()).containsExactly("M gen/B.class");
    Path next = directory.resolve("next");
    put(next.resolve("B.class"), TinyClass.bytes("gen/B", "3"));
    Files.delete(classes.resolve("gen"));
    Files.createSymbolicLink(classes.resolve("gen"), next);
    assertThat(awaitPaths()).containsExactly("M gen/B.class");
    put(next.resolve("B.class"), TinyClass.bytes("gen/B", "4"));
    assertThat(awaitPaths()).containsExactly("M gen/B.class");
  }

  @Test
  void takesAnArchiveForChangedOnlyIfItsContentIs() throws IOException {
    Path jar = directory.resolve("lib/some.jar");
    put(directory.resolve("lib/neighbour.txt"), new byte[1]);
    Root archive = Plans.archive(jar, Root.Half.BASE);
    pack(jar, "1", 1);
    watch(root, archive);

    pack(jar, "1", 2);
    listener.await(Unchanged.class);

    pack(jar, "2", 3);
    ChangeSet inPlace = listener.await(ChangeSet.class);
    assertThat(inPlace.changes()).hasSize(1);
    assertThat(inPlace.changes().get(0).root()).isEqualTo(archive);
    assertThat(inPlace.changes().get(0).bytes()).isNull();

    Path next = directory.resolve("lib/next.jar");
    pack(next, "3", 4);
    Files.move(next, jar, StandardCopyOption.ATOMIC_MOVE);
    assertThat(listener.await(ChangeSet.class).changes().get(0).fingerprint())
        .isEqualTo(ArchiveFingerprint.of(jar));
  }

  @Test
  void waitsForHalfWrittenArchive() throws IOException {
    Path jar = directory.resolve("some.jar");
    pack(jar, "1", 1);
    Path next = directory.resolve("next.jar");
    pack(next, "2", 1);
    byte[] whole = Files.readAllBytes(next);
    watch(root, Plans.archive(jar, Root.Half.BASE));

    Files.write(jar, Arrays.copyOf(whole, whole.length - 30));
    assertThat(listener.await(Holding.class).reason())
        .contains("some.jar is incomplete: it ends without the directory of an archive");
    Files.write(jar, whole);

    assertThat(listener.await(ChangeSet.class).certain()).isTrue();
  }

  private static void pack(Path jar, String value, long time) throws IOException {
    Files.createDirectories(jar.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : new ArrayList<>(List.of("a.txt", "b.txt"))) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(1_700_000_000_000L + time * 10_000);
        out.putNextEntry(entry);
        out.write((name + value).getBytes(UTF_8));
      }
    }
  }

  @Test
  void tellsOnceOfChangeThatIsRejectedAndOfItsUndoing() {
    watch(root);
    listener.onChange(changes -> {});
    write("acme/A.class", "2");
    assertThat(awaitPaths()).containsExactly("M acme/A.class");

    write("acme/A.class", "2");
    write("acme/A.class", "1");

    listener.await(Unchanged.class);
    assertThat(listener.rest()).noneMatch(ChangeSet.class::isInstance);
    write("acme/A.class", "2");
    assertThat(awaitPaths()).containsExactly("M acme/A.class");
  }

  @Test
  void followsDirectoriesThatAreRenamed() throws IOException {
    write("acme/sub/D.class", "1");
    watch(root);

    Files.move(classes.resolve("acme/sub"), classes.resolve("acme/other"));
    ChangeSet moved = listener.await(ChangeSet.class);
    assertThat(paths(moved)).containsExactly("A acme/other/D.class", "D acme/sub/D.class");

    write("acme/sub/D.class", "2");
    assertThat(awaitPaths()).containsExactly("A acme/sub/D.class");
    write("acme/other/D.class", "3");
    assertThat(awaitPaths()).containsExactly("M acme/other/D.class");
  }

  @Test
  void followsRootThatIsLinkToAnotherDirectory() throws IOException {
    Path one = directory.resolve("one");
    Path two = directory.resolve("two");
    put(one.resolve("A.class"), TinyClass.bytes("A", "1"));
    put(two.resolve("A.class"), TinyClass.bytes("A", "2"));
    Path current = directory.resolve("current");
    Files.createSymbolicLink(current, one);
    watch(Root.liveDirectory(current));

    put(one.resolve("A.class"), TinyClass.bytes("A", "1.1"));
    assertThat(awaitPaths()).containsExactly("M A.class");
    Files.delete(current);
    Files.createSymbolicLink(current, two);
    assertThat(awaitPaths()).containsExactly("M A.class");
    put(two.resolve("A.class"), TinyClass.bytes("A", "2.1"));
    assertThat(awaitPaths()).containsExactly("M A.class");
  }
}
