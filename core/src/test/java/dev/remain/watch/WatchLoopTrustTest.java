// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When events are relied on, and when no longer. */
class WatchLoopTrustTest extends SimulatedWatch {

  private final Path acme = rig.path(CLASSES + "/acme");

  /** Whether a change that no event tells of is found only by looking everywhere, after seconds. */
  private void assertNotPolled() {
    rig.forget();
    millis(20_000);
    rig.put(file("E"), TinyClass.bytes("acme/E", "found"));
    millis(1_500);
    assertThat(rig.delivered).isEmpty();
    assertThat(rig.told).isEmpty();
  }

  @Test
  void aPassingRefusalIsOverWhenItIsOver() {
    watch();
    rig.source.forbid(acme);
    rig.source.unwatch(acme);
    millis(3_000);

    rig.source.watched.clear();
    rig.source.allow(acme);
    millis(2_000);

    assertThat(rig.source.watched).contains(acme);
    assertNotPolled();
  }

  @Test
  void whatIsWrittenDuringARefusalIsFound() {
    watch();
    rig.source.forbid(acme);
    rig.source.unwatch(acme);
    millis(1_000);

    rig.put(file("A"), TinyClass.bytes("acme/A", "2"));
    millis(2_000);

    assertThat(rig.changes(0)).containsExactly("M acme/A.class");
  }

  @Test
  void aLimitThatWasRaisedIsNoReasonToPoll() {
    rig.source.exhaust("User limit of inotify watches reached");
    watch();
    assertThat(rig.told).hasSize(1);
    rig.told.clear();

    rig.source.recover();
    millis(2_000);

    assertThat(rig.source.watched).contains(acme);
    assertNotPolled();
  }

  @Test
  void aLongBuildIsNoLieOfTheSystem() throws IOException {
    watch();
    for (String name : new String[] {"A", "B", "C", "D", "E"}) {
      rig.delete(file(name));
    }
    millis(1_500);
    for (int i = 0; i < 300; i++) {
      Path directory = rig.path(CLASSES + "/p" + i);
      Files.createDirectories(directory);
      rig.source.touch(directory);
      millis(3);
      rig.write(directory.resolve("C.class"), TinyClass.bytes("p" + i + "/C", "1"));
      rig.time.advance(Duration.ofMillis(30).toNanos()); // The hint waits while others are due.
    }
    for (String name : new String[] {"A", "B", "C", "D", "E"}) {
      save(name, "1");
    }
    millis(5_000);

    assertThat(rig.told).noneMatch(line -> line.contains("polling"));
  }

  @Test
  void aRootThatIsExchangedIsNoLieOfTheSystem() throws IOException {
    Path next = rig.path("/p/next");
    rig.put(next.resolve("acme/A.class"), TinyClass.bytes("acme/A", "2"));
    for (String name : new String[] {"B", "C", "D", "E"}) {
      rig.put(next.resolve("acme/" + name + ".class"), TinyClass.bytes("acme/" + name, "1"));
    }
    watch();

    // So often that one is first found by the look everywhere.
    for (int i = 0; i < 70; i++) {
      Files.move(rig.path(CLASSES), rig.path("/p/aside"));
      Files.move(next, rig.path(CLASSES));
      Files.move(rig.path("/p/aside"), next);
      millis(5_010 - 70 * i);
    }

    assertThat(rig.told).noneMatch(line -> line.contains("polling"));
  }
}
