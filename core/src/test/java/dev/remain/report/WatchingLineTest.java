// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent.Watching;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchingLineTest {

  private static String line(int directories, int jars) {
    Block block = new Block(false);
    new EventLines(block, false)
        .add(new Watching(Instant.EPOCH, directories, jars, 12, 0, "events"));
    return block.toString();
  }

  @Test
  void liveJarsAreWatchedToo() {
    assertThat(line(0, 1)).isEqualTo("[remain] watching 1 jar, 12 classes, base 0 jars (events)\n");
    assertThat(line(2, 1))
        .isEqualTo("[remain] watching 2 directories and 1 jar, 12 classes, base 0 jars (events)\n");
    assertThat(line(2, 0))
        .isEqualTo("[remain] watching 2 directories, 12 classes, base 0 jars (events)\n");
  }
}
