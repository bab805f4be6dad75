// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What this process compiled itself is delivered at once, and only once it is whole. */
class WatchLoopHandOverTest extends SimulatedWatch {

  private Publication published(String... names) {
    List<Publication.File> files = new ArrayList<>();
    for (String name : names) {
      Path file = file(name);
      try {
        Fingerprint content = Files.exists(file) ? Fingerprint.of(Files.readAllBytes(file)) : null;
        String path = "acme/" + name + ".class";
        files.add(new Publication.File(rig.path(CLASSES), path, content));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return new Publication(files, "A.java saved", 1, 2);
  }

  @Test
  void isDeliveredAtOnceAndOnce() {
    watch();
    rig.publishing();
    save("A", "2");
    save("B", "2");
    rig.published(published("A", "B"));
    millis(2);

    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.changes(0)).containsExactly("M acme/A.class", "M acme/B.class");
    assertThat(rig.delivered.get(0).publication()).isNotNull();
    millis(3_000);
    assertThat(rig.delivered).hasSize(1);
    assertThat(rig.unchanged).isZero();
  }

  @Test
  void whoAsksDoesNotWaitForTheEchoOfIt() {
    watch();
    rig.publishing();
    save("A", "2");
    rig.published(published("A"));
    millis(2);
    rig.source.touch(file("A"));
    rig.look(1);
    millis(2);

    assertThat(rig.looked).containsExactly("1 after 1");
  }

  @Test
  void needsNoHint() throws IOException {
    watch();
    rig.publishing();
    rig.put(file("A"), TinyClass.bytes("acme/A", "2"));
    rig.put(file("New"), TinyClass.bytes("acme/New", "1"));
    Files.delete(file("B"));
    rig.published(published("A", "B", "New"));
    millis(2);

    assertThat(rig.changes(0))
        .containsExactly("M acme/A.class", "D acme/B.class", "A acme/New.class");
  }

  @Test
  void nothingIsDeliveredWhileItIsWritten() {
    watch();
    rig.publishing();
    save("A", "2");
    millis(1_000);
    assertThat(rig.delivered).isEmpty();
    save("B", "2");
    rig.published(published("A", "B"));
    millis(2);
    assertThat(rig.delivered).hasSize(1);
  }

  @Test
  void aWriterThatIsNotHeardOfAgainIsNotWaitedForLong() {
    watch();
    rig.publishing();
    save("A", "2");
    millis(15_000);
    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }

  @Test
  void whatSomebodyElseWritesBesideItIsWaitedFor() {
    watch();
    rig.publishing();
    save("A", "2");
    save("C", "2");
    rig.published(published("A"));
    millis(100);
    assertThat(rig.delivered).isEmpty();
    millis(400);
    assertThat(rig.changes(0)).containsExactly("M acme/A.class", "M acme/C.class");
    assertThat(rig.delivered.get(0).publication()).isNull();
  }

  @Test
  void oneThatComesDuringARestartIsNotLost() {
    watch();
    rig.isRestarting = false;
    rig.publishing();
    save("A", "2");
    rig.published(published("A"));
    millis(2);
    rig.publishing();
    save("A", "3");
    rig.published(published("A"));
    millis(2);
    assertThat(rig.delivered).hasSize(2);
    rig.baseline(TestCapture.with(rig.baseline(), rig.delivered.get(0)));
    rig.isRestarting = true;
    millis(300);
    assertThat(rig.delivered).hasSize(3);
    millis(3_000);
    assertThat(rig.delivered).hasSize(3);
  }

  @Test
  void whatCouldNotBeWrittenEndsTheWaiting() {
    watch();
    rig.publishing();
    rig.published(new Publication(List.of(), "A.java saved", 1, 2));
    save("C", "2");
    millis(300);
    assertThat(rig.changes(0)).containsExactly("M acme/C.class");
  }

  @Test
  void whatAnotherCompilerMakesOfTheSameIsNoReasonAndPartOfTheNext() {
    watch();
    rig.publishing();
    save("A", "2");
    rig.published(published("A"));
    millis(300);
    save("A", "2b");
    rig.alike(published("A").files().get(0));
    millis(3_000);
    assertThat(rig.delivered).hasSize(1);
    save("A", "3");
    save("B", "3");
    millis(3_000);
    assertThat(rig.delivered).hasSize(2);
    assertThat(rig.changes(1)).containsExactly("M acme/A.class", "M acme/B.class");
  }
}
