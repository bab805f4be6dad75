// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.ChangeSet;
import dev.remain.watch.WaitingListener.Holding;
import dev.remain.watch.WaitingListener.Unchanged;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The whole watcher on real files, with real events. */
class WatcherTest extends RealWatch {

  @Test
  void saysWhatItWatches() {
    WatchPlan plan = Plans.plan(WatchPlan.Mode.EVENTS, QUIET, HOLD, null, null, root);
    watcher = new Watcher(plan, new TestCapture(plan.roots()), listener, Thread::new);
    watcher.start();

    assertThat(listener.await(WatchListener.Armed.class))
        .isEqualTo(new WatchListener.Armed(1, 0, 3, 0, "events"));
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
        expected.add(path);
      }
    }

    Set<String> seen = new HashSet<>();
    while (seen.size() < expected.size()) {
      // A slow writer's file may be delivered while it is empty, and once more.
      awaitPaths().forEach(change -> seen.add(change.substring("A ".length())));
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
      expected.add(path);
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
      // A slow writer's file may be delivered while it is empty, and once more.
      awaitPaths().forEach(change -> seen.add(change.substring("A ".length())));
    }
    assertThat(seen).isEqualTo(expected);
  }

  /** A name in Latin-1 is none in UTF-8, and one in UTF-8 is none in POSIX. */
  @Test
  void isNotDisturbedByNamesThatAreNoTextForTheJdk() throws Exception {
    watch(root);

    shell("printf x > \"$(printf 'gr\\374n.txt')\"; mkdir \"$(printf 'd\\374')\"");
    shell("printf x > \"$(printf 'd\\374/A.class')\"");
    write("acme/B.class", "2");

    assertThat(awaitPaths()).containsExactly("M acme/B.class");
    shell("printf y > \"$(printf 'gr\\374n.txt')\"");
    write("acme/B.class", "3");
    assertThat(awaitPaths()).containsExactly("M acme/B.class");
    assertThat(listener.rest()).isEmpty();
  }

  private void shell(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", script).directory(classes.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
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
  void deliversEachSaveAndThenTheBuildOnceProven() {
    watch(Plans.events(root));

    for (int i = 2; i < 7; i++) {
      write("acme/A.class", String.valueOf(i));
      assertThat(awaitPaths()).containsExactly("M acme/A.class");
    }
    Set<String> rest = new HashSet<>();
    for (String name : List.of("A", "B", "C", "D", "E")) {
      write("acme/" + name + ".class", "built");
      rest.add("acme/" + name + ".class");
    }
    while (!rest.isEmpty()) {
      ChangeSet set = listener.await(ChangeSet.class);
      set.changes().forEach(change -> rest.remove(change.path()));
      assertThat(FuzzModel.incomplete(set)).isEmpty();
    }
  }
}
