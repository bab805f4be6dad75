// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remain.fixtures.AppJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstCaptureTest {

  @TempDir Path directory;

  private final ByteStore store = new ByteStore(10_000);
  private Root first;
  private Root second;
  private Root base;
  private FirstCapture capture;

  @BeforeEach
  void prepareRoots() throws IOException {
    first = Root.liveDirectory(Files.createDirectories(directory.resolve("first")));
    second = Root.liveDirectory(directory.resolve("second"));
    base =
        new Root(
            Files.createDirectories(directory.resolve("base")),
            Root.Form.DIRECTORY,
            Root.Half.BASE);
    capture = capture(first, base, second);
  }

  private FirstCapture capture(Root... roots) throws IOException {
    return new FirstCapture(
        List.of(roots), store, Globs.of(List.of("*.tmp")), Globs.of(List.of("static/**")));
  }

  private static void write(Root root, String path, String text) throws IOException {
    Path file = root.path().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void offer(Root root, String text) {
    capture.offer(root, "a", text.getBytes(), Fingerprint.of(text));
  }

  private static String text(LiveFile file) {
    return file == null ? null : new String(file.bytes());
  }

  /** The end of capturing comes beside a class being asked for, again and again. */
  @Test
  void answersWhatTheBaselineHasWhileItIsCompleted() throws Exception {
    write(first, "a", "disk");
    for (int i = 0; i < 1_000; i++) {
      FirstCapture each = capture(first);
      each.offer(first, "a", "captured".getBytes(), Fingerprint.of("captured"));
      AtomicReference<String> other = new AtomicReference<>();
      Thread asking =
          new Thread(
              () -> {
                while (other.get() == null) {
                  boolean wasLast = each.baseline() != null;
                  String seen = text(each.find(first, "a"));
                  other.set(!"captured".equals(seen) ? seen : wasLast ? "" : null);
                }
              });
      asking.start();
      if (i % 2 == 0) {
        Thread.yield();
      }
      each.complete();
      asking.join();
      assertThat(other).hasValue("");
    }
  }

  @Test
  void answersFromTheDiskOnceAbandoned() throws IOException {
    write(first, "a", "one");
    assertThat(text(capture.find("a"))).isEqualTo("one");

    capture.abandon();

    write(first, "a", "two");
    assertThat(text(capture.find("a"))).isEqualTo("two");
    assertThat(capture.find("b")).isNull();
  }

  @Test
  void readsWhatIsAskedForAndKeepsIt() throws IOException {
    write(first, "a", "one");

    assertThat(text(capture.find("a"))).isEqualTo("one");
    write(first, "a", "two");
    offer(first, "three");

    assertThat(text(capture.find("a"))).isEqualTo("one");
    assertThat(text(capture.complete().files().find("a"))).isEqualTo("one");
  }

  @Test
  void whatWasOfferedFirstIsTheGenerations() throws IOException {
    write(first, "a", "on disk now");
    offer(first, "one");

    assertThat(text(capture.find("a"))).isEqualTo("one");
  }

  @Test
  void whatWasAskedForBeforeItWasThereIsAChange() throws IOException {
    assertThat(capture.find("a")).isNull();

    assertThat(capture.offer(first, "a", "late".getBytes(), Fingerprint.of("late"))).isFalse();
    assertThat(capture.offer(first, "b", "one".getBytes(), Fingerprint.of("one"))).isTrue();

    assertThat(capture.complete().files().find("a")).isNull();
    assertThat(text(capture.complete().files().find("b"))).isEqualTo("one");
  }

  @Test
  void whatWasFoundInTheEndIsNone() throws IOException {
    assertThat(capture.find("a")).isNull();
    write(first, "a", "late");
    assertThat(text(capture.find("a"))).isEqualTo("late");

    assertThat(capture.offer(first, "a", "late".getBytes(), Fingerprint.of("late"))).isTrue();
    assertThat(text(capture.complete().files().find("a"))).isEqualTo("late");
  }

  @Test
  void whoAsksWhileAFileIsFoundEitherHasItOrItIsAChange() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      FirstCapture each = capture(first);
      AtomicReference<String> seen = new AtomicReference<>();
      Thread asking = new Thread(() -> seen.set(text(each.find(first, "a"))));
      asking.start();

      boolean isKept = each.offer(first, "a", "one".getBytes(), Fingerprint.of("one"));
      asking.join();

      assertThat(isKept).isEqualTo(seen.get() != null);
      assertThat(each.complete().files().find("a") != null).isEqualTo(isKept);
    }
  }

  @Test
  void readsNothingAfterItIsComplete() throws IOException {
    capture.complete();
    write(first, "a", "late");

    assertThat(capture.find("a")).isNull();
    assertThat(capture.findAll("a")).isEmpty();
  }

  @Test
  void isCompletedOnce() {
    Baseline baseline = capture.complete();

    assertThat(capture.complete()).isSameAs(baseline);
    assertThat(capture.baseline()).isSameAs(baseline);
  }

  @Test
  void findsLiveFilesInTheOrderOfTheirRoots() throws IOException {
    write(second, "a", "second");
    write(base, "a", "base");
    assertThat(text(capture.find("a"))).isEqualTo("second");

    write(first, "a", "first");

    assertThat(capture.findAll("a"))
        .extracting(FirstCaptureTest::text)
        .containsExactly("first", "second");
    assertThat(text(capture.find(base, "a"))).isEqualTo("base");
  }

  @Test
  void ignoredFilesAndDirectoriesAndImpossibleNamesAreNotThere() throws IOException {
    write(first, "a.tmp", "ignored");
    write(first, "dir/a", "a");

    assertThat(capture.find("a.tmp")).isNull();
    assertThat(capture.find("dir")).isNull();
    assertThat(capture.find("\0")).isNull();
    assertThat(capture.find("")).isNull();
  }

  @Test
  void whatLiesOutsideOfARootIsNeverReadAndNothingHasTwoNames() throws IOException {
    write(first, "dir/a", "a");
    Files.writeString(directory.resolve("secret"), "secret");

    for (String name :
        new String[] {
          "../secret",
          "dir/../../secret",
          directory.resolve("secret").toString(),
          "dir//a",
          "dir/./a",
          "./dir/a",
          "dir/../dir/a",
          "/dir/a",
          "dir/a/"
        }) {
      assertThat(capture.find(name)).as(name).isNull();
      assertThat(capture.findAll(name)).as(name).isEmpty();
      assertThat(capture.find(first, name)).as(name).isNull();
    }
    assertThat(text(capture.find("dir/a"))).isEqualTo("a");
  }

  @Test
  void refreshResourcesAreHeldForWhenTheyAreMissing() throws IOException {
    write(first, "static/a", "one");

    LiveFile file = capture.find("static/a");

    assertThat(file.isHeld()).isTrue();
    assertThat(text(file)).isEqualTo("one");
    assertThat(file.fingerprint()).isEqualTo(Fingerprint.of("one"));
    assertThat(file.isCounted()).isFalse();
  }

  @Test
  void liveArchivesAreReadAtOnceAndAsThisJvmSeesThem() throws IOException {
    Path jar =
        AppJar.empty()
            .multiRelease()
            .entry("dir/", new byte[0])
            .entry("dir/a", "old".getBytes())
            .entry("META-INF/versions/11/dir/a", "new".getBytes())
            .writeTo(directory.resolve("live.jar"));
    Root archive = new Root(jar, Root.Form.ARCHIVE, Root.Half.LIVE);

    FirstCapture withArchive = capture(first, archive);
    Files.delete(jar);

    assertThat(text(withArchive.find("dir/a"))).isEqualTo("new");
    assertThat(withArchive.find("dir/")).isNotNull();
    assertThat(withArchive.find("none")).isNull();
  }

  @Test
  void aBrokenLiveArchiveIsAnError() throws IOException {
    Path text = Files.writeString(directory.resolve("text.jar"), "no archive");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> capture(new Root(text, Root.Form.ARCHIVE, Root.Half.LIVE)));
  }

  @Test
  void theBaselineHoldsTheFingerprintsOfArchives() {
    capture.offerArchive(base, Fingerprint.of("first"));
    capture.offerArchive(base, Fingerprint.of("second"));

    assertThat(capture.complete().archives()).containsEntry(base, Fingerprint.of("first"));
  }

  @Test
  void refusesOtherRoots() {
    Root other = Root.liveDirectory(directory.resolve("other"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> offer(other, ""))
        .withMessageStartingWith("'root' must be one of the captured roots, was ");
  }
}
