// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReliabilityTest {

  @ParameterizedTest
  @CsvSource({
    "ext4, EVENTS",
    "btrfs, EVENTS",
    "tmpfs, EVENTS",
    "NTFS, EVENTS",
    "overlay, LAYERED",
    "nfs4, POLL",
    "cifs, POLL",
    "9p, POLL",
    "fuse.sshfs, POLL",
    "virtiofs, POLL",
    "somethingfs, POLL"
  })
  void reliesOnEventsOfLocalFileSystemsOnly(String type, EventReliability trust) {
    assertThat(EventReliability.ofType(type)).isEqualTo(trust);
  }

  @Test
  void judgesDirectoryThatIsNotThereByTheNextOneAbove(@TempDir Path directory) {
    assertThat(EventReliability.of(directory.resolve("not/there")))
        .isEqualTo(EventReliability.of(directory));
  }
}
