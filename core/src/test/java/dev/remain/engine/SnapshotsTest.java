// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ByteStore;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

  private static final int ROOM = 1024;

  private final Root root = Root.liveDirectory(Path.of("classes"));
  private final Root jar = new Root(Path.of("/a.jar"), Root.Form.ARCHIVE, Root.Half.BASE);
  private final ByteStore store = new ByteStore(ROOM);
  private Baseline now = new Baseline(LiveFiles.of(List.of(root), List.of()), Map.of());
  private final Snapshots snapshots = new Snapshots(now);

  /** A program with a file of that many bytes, in place of what there is. */
  private Baseline edited(int bytes) {
    LiveFile file = LiveFile.of(root, "a.class", new byte[bytes], store);
    return new Baseline(now.files().with(List.of(file), List.of()), now.archives());
  }

  private void run(int bytes) {
    now = edited(bytes);
    snapshots.settle(now, now);
  }

  private int held() {
    int free = 0;
    for (int step = ROOM; step > 0; step /= 2) {
      byte[] content = new byte[free + step];
      ByteStore.Stored stored = store.put(content);
      free += stored.bytes() == content ? step : 0;
      stored.release();
    }
    return ROOM - free;
  }

  @Test
  void theOneThatLastedIsGoneBackToWhenTheYoungestHasFailed() {
    run(1);
    snapshots.ranWell(1, true);
    run(2);
    snapshots.ranWell(2, false);
    run(4);

    assertThat(snapshots.afterFailure().generation()).isEqualTo(2);
    snapshots.settle(now, edited(2));
    assertThat(snapshots.afterFailure().generation()).isEqualTo(1);
    snapshots.settle(now, edited(1));
    assertThat(snapshots.afterFailure()).isNull();
  }

  @Test
  void aProgramThatLastedBeforeFailsForAnotherReason() {
    run(1);
    snapshots.ranWell(1, true);
    run(2);
    snapshots.ranWell(2, true);
    run(2);

    assertThat(snapshots.afterFailure()).isNull();
    assertThat(snapshots.another().generation()).isEqualTo(1);
  }

  @Test
  void whatIsHeldNoLongerGivesItsMemoryBackOnce() {
    run(10);
    snapshots.ranWell(1, true);
    run(20);
    assertThat(held()).isEqualTo(30);
    snapshots.ranWell(2, true);
    run(40);
    assertThat(held()).isEqualTo(70);
    snapshots.ranWell(3, true);
    run(80);
    assertThat(held()).isEqualTo(140);
    snapshots.ranWell(4, false);
    run(100);
    assertThat(held()).isEqualTo(240);
  }

  @Test
  void theDiskIsHeldWhileAnEarlierProgramRuns() {
    run(10);
    snapshots.ranWell(1, true);
    run(20);
    snapshots.settle(now, snapshots.afterFailure().program());
    assertThat(held()).isEqualTo(30);
    assertThat(snapshots.baseline()).isSameAs(now);

    snapshots.refreshed(edited(0));
    assertThat(snapshots.program()).isNotSameAs(snapshots.baseline());
    assertThat(held()).isEqualTo(10);
  }

  @Test
  void thereIsNoWayBackToOtherArchives() {
    run(1);
    snapshots.ranWell(1, true);
    Baseline other = new Baseline(edited(2).files(), Map.of(jar, Fingerprint.of("jar")));
    snapshots.settle(other, other);

    assertThat(snapshots.afterFailure()).isNull();
    assertThat(snapshots.another()).isNull();
  }
}
