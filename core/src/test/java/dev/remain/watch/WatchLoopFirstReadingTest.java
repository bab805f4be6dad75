// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written after watching was told of, while files are still being read. */
class WatchLoopFirstReadingTest extends SimulatedWatch {

  private final TestCapture capture = new TestCapture(List.of(root));

  /** Of files that are so old that their times show every write. */
  private void watchOldFiles(Runnable whileReading) {
    rig.time.advance(Duration.ofHours(1).toNanos());
    watchNewFiles(whileReading);
  }

  private void watchNewFiles(Runnable whileReading) {
    rig.whileReading = whileReading;
    rig.arm(Plans.events(root), capture);
    millis(300);
  }

  private void put(String name, String value) {
    rig.put(file(name), TinyClass.bytes("acme/" + name, value));
  }

  private void offer(String name, String value) {
    byte[] bytes = TinyClass.bytes("acme/" + name, value);
    capture.offer(root, "acme/" + name + ".class", bytes, Fingerprint.of(bytes));
  }

  @Test
  void isDeliveredThoughItWasReadAndNothingHintedAtIt() {
    watchOldFiles(() -> put("A", "2"));

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
    assertThat(rig.delivered.get(0).changes().get(0).bytes())
        .isEqualTo(TinyClass.bytes("acme/A", "2"));
    millis(10_000);
    assertThat(rig.delivered).hasSize(1);
  }

  @Test
  void isDeliveredOfFilesWhoseTimeDoesNotShowIt() {
    watchNewFiles(() -> save("A", "2"));

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }

  @Test
  void isNothingIfWhatTheProgramReadIsWhatWasWritten() {
    watchOldFiles(
        () -> {
          put("A", "2");
          offer("A", "2");
        });

    millis(10_000);

    assertThat(rig.delivered).isEmpty();
  }

  @Test
  void isDeliveredIfTheProgramReadWhatWasThereBefore() {
    offer("A", "1");
    watchOldFiles(() -> put("A", "2"));

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }

  @Test
  void isDeliveredOfNewFiles() {
    watchOldFiles(() -> rig.write(rig.path(CLASSES + "/app.properties"), "a=1".getBytes(UTF_8)));
    millis(500);

    assertThat(rig.changes(0)).containsExactly("A app.properties");
  }

  @Test
  void ofADeletedFileNobodyReadIsThatItWasNeverThere() {
    watchOldFiles(
        () -> {
          try {
            Files.delete(file("A"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    millis(10_000);
    assertThat(rig.delivered).isEmpty();

    save("A", "1");
    millis(300);

    assertThat(rig.changes(0)).containsExactly("A acme/A.class");
  }

  @Test
  void ofADeletedFileTheProgramReadIsADeletion() {
    offer("A", "1");
    watchOldFiles(() -> rig.delete(file("A")));

    millis(3_000);

    assertThat(rig.changes(0)).containsExactly("D acme/A.class");
  }

  @Test
  void whatWasWrittenBeforeIsNoChange() {
    rig.time.advance(Duration.ofHours(1).toNanos());
    put("A", "2");
    rig.time.advance(Duration.ofHours(1).toNanos());

    watchNewFiles(() -> {});
    millis(10_000);

    assertThat(rig.delivered).isEmpty();
  }
}
