// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.Root;
import dev.remain.watch.WaitingListener.Holding;
import dev.remain.watch.WaitingListener.Unchanged;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole watcher on real files, with real events. */
class WatcherTest {

  private static final Duration QUIET = Duration.ofMillis(150);
  private static final Duration HOLD = Duration.ofSeconds(10);

  @TempDir private Path directory;
  private Path classes;
  private Root root;
  private final WaitingListener listener = new WaitingListener();
  private final AtomicReference<Baseline> baseline = new AtomicReference<>();
  private Watcher watcher;

  @BeforeEach
  void makeClasses() {
    classes = directory.resolve("target/classes");
    root = Root.liveDirectory(classes);
    for (String name : List.of("A", "B", "C")) {
      write("acme/" + name + ".class", "1");
    }
  }

  @AfterEach
  void close() {
    watcher.close();
  }

  private void watch(Root... roots) {
    watch(Plans.plan(WatchPlan.Mode.EVENTS, QUIET, HOLD, null, null, roots));
  }

  private void watch(WatchPlan plan) {
    TestCapture capture = new TestCapture(plan.roots());
    watcher = new Watcher(plan, capture, listener, loop -> new Thread(loop, "watch-test"));
    listener.onChange(this::restart);
    watcher.start();
    listener.await(WatchListener.Armed.class);
    baseline.set(capture.complete());
  }

  private void restart(ChangeSet changes) {
    watcher.baseline(baseline.updateAndGet(old -> TestCapture.with(old, changes)));
  }

  private void write(String path, String value, String... references) {
    put(classes.resolve(path), TinyClass.at(path, value, references));
  }

  private static void put(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteTree(Path path) {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> awaitPaths() {
    return paths(listener.await(ChangeSet.class));
  }

  private static List<String> paths(ChangeSet set) {
    return set.changes().stream()
        .map(change -> change.kind().name().charAt(0) + " " + change.path())
        .toList();
  }

  @Test
  void saysWhatItWatches() {
    WatchPlan plan = Plans.plan(WatchPlan.Mode.EVENTS, QUIET, HOLD, null, null, root);
    watcher = new Watcher(plan, new TestCapture(plan.roots()), listener, Thread::new);
    watcher.start();

    assertThat(listener.await(WatchListener.Armed.class))
        .isEqualTo(new WatchListener.Armed(1, 3, 0, "events"));
  }

  @Test
  void deliversFileSavedInPlaceWithItsBytes() {
    watch(root);

    write("acme/B.class", "2");

    ChangeSet set = listener.await(ChangeSet.class);
    assertThat(paths(set)).containsExactly("M acme/B.class");
    assertThat(set.changes().get(0).bytes()).isEqualTo(TinyClass.at("acme/B.class", "2"));
    assertThat(set.certain()).isTrue();
    assertThat(set.triggered()).isFalse();
  }

  @Test
  void deliversFileReplacedByRename() throws IOException {
    watch(root);

    Path temporary = classes.resolve("acme/B.tmp");
    Files.write(temporary, TinyClass.at("acme/B.class", "2"));
    Files.move(temporary, classes.resolve("acme/B.class"), StandardCopyOption.ATOMIC_MOVE);

    assertThat(awaitPaths()).containsExactly("M acme/B.class");
  }

  @Test
  void findsFilesOfNewPackagesThatWereThereBeforeAnybodyWatched() {
    watch(root);

    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        String path = "acme/p" + i + "/q" + j % 3 + "/C" + j + ".class";
        write(path, "1");
        expected.add("A " + path);
      }
    }

    Set<String> seen = new HashSet<>();
    while (seen.size() < expected.size()) {
      seen.addAll(awaitPaths());
    }
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void survivesItsRootBeingDeletedAndMadeAgainThreeTimes() {
    watch(root);

    for (int i = 2; i < 5; i++) {
      deleteTree(directory.resolve("target"));
      for (String name : List.of("A", "B", "C")) {
        write("acme/" + name + ".class", String.valueOf(i));
      }
      assertThat(awaitPaths())
          .containsExactly("M acme/A.class", "M acme/B.class", "M acme/C.class");
    }
  }

  @Test
  void neverDeliversWhileItsRootIsMissing() {
    watch(root);

    deleteTree(directory.resolve("target"));

    assertThat(listener.await(Holding.class).reason())
        .endsWith("target/classes is missing (a build at work?)");
    assertThat(listener.rest()).noneMatch(ChangeSet.class::isInstance);
    write("acme/A.class", "2");
    write("acme/B.class", "2");
    write("acme/C.class", "1");
    assertThat(awaitPaths()).containsExactly("M acme/A.class", "M acme/B.class");
  }

  @Test
  void survivesAnOverflowOfEvents() {
    watch(root);

    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String path = "res/f" + i + ".txt";
      expected.add("A " + path);
    }
    try {
      Files.createDirectories(classes.resolve("res"));
      for (int i = 0; i < 20_000; i++) {
        Files.write(classes.resolve("res/f" + i + ".txt"), new byte[] {(byte) i});
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    Set<String> seen = new HashSet<>();
    while (seen.size() < expected.size()) {
      seen.addAll(awaitPaths());
    }
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void saysUnchangedOfIdenticalRewrites() {
    watch(root);

    write("acme/A.class", "1");
    write("acme/B.class", "1");

    listener.await(Unchanged.class);
    write("acme/B.class", "2");
    assertThat(awaitPaths()).containsExactly("M acme/B.class");
  }

  @Test
  void holdsHalfWrittenClassUntilItIsWhole() throws IOException {
    watch(root);
    byte[] whole = TinyClass.at("acme/A.class", "2");

    try (OutputStream out = Files.newOutputStream(classes.resolve("acme/A.class"))) {
      out.write(Arrays.copyOf(whole, whole.length - 10));
      out.flush();
      assertThat(listener.await(Holding.class).reason())
          .startsWith("acme/A.class in ")
          .contains("target/classes is incomplete: it ends after " + (whole.length - 10));
      assertThat(listener.rest()).noneMatch(ChangeSet.class::isInstance);
      out.write(whole, whole.length - 10, 10);
    }

    ChangeSet set = listener.await(ChangeSet.class);
    assertThat(paths(set)).containsExactly("M acme/A.class");
    assertThat(set.changes().get(0).bytes()).isEqualTo(whole);
  }

  @Test
  void deliversDeletionOfClassThatNothingNeeds() throws IOException {
    watch(root);

    Files.delete(classes.resolve("acme/B.class"));

    ChangeSet set = listener.await(ChangeSet.class);
    assertThat(paths(set)).containsExactly("D acme/B.class");
    assertThat(set.certain()).isTrue();
  }

  @Test
  void doubtsDeletionOfClassThatAnotherNeeds() throws IOException {
    write("acme/A.class", "1", "acme/B");
    watch(Plans.plan(WatchPlan.Mode.EVENTS, QUIET, Duration.ofMillis(2_500), null, null, root));

    Files.delete(classes.resolve("acme/B.class"));

    assertThat(listener.await(Holding.class).reason())
        .isEqualTo("acme.B is missing, needed by acme.A");
    ChangeSet set = listener.await(ChangeSet.class);
    assertThat(paths(set)).containsExactly("D acme/B.class");
    assertThat(set.certain()).isFalse();
  }

  @Test
  void goesOnAfterListenerThatThrows() {
    watch(root);
    listener.onChange(
        changes -> {
          throw new IllegalStateException("thrown by a listener, on purpose");
        });
    write("acme/A.class", "2");
    assertThat(awaitPaths()).containsExactly("M acme/A.class");

    write("acme/B.class", "2");

    assertThat(awaitPaths()).containsExactly("M acme/A.class", "M acme/B.class");
  }

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
