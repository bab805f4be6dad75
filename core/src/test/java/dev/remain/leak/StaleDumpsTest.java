// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleDumpsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final long NOBODY = 999_999_999_999L;

  @TempDir Path directory;

  @Test
  void dumpsOfDeadProcessesAreDeleted() throws IOException {
    Path stale = dump("remain-heap-" + NOBODY + "-1", Duration.ofMinutes(11));

    StaleDumps.sweep(directory, NOW);

    assertThat(stale).doesNotExist();
  }

  @Test
  void allElseStays() throws IOException {
    Path fresh = dump("remain-heap-" + NOBODY + "-2", Duration.ofMinutes(9));
    Path ours = dump("remain-heap-" + ProcessHandle.current().pid() + "-3", Duration.ofMinutes(11));
    Path other = dump("remain-heap-of-somebody", Duration.ofMinutes(11));
    Path target = dump("target", Duration.ofMinutes(11));
    Path link = Files.createSymbolicLink(directory.resolve("remain-heap-" + NOBODY + "-4"), target);

    StaleDumps.sweep(directory, NOW);

    assertThat(fresh.resolve("heap.hprof")).exists();
    assertThat(ours.resolve("heap.hprof")).exists();
    assertThat(other.resolve("heap.hprof")).exists();
    assertThat(target.resolve("heap.hprof")).exists();
    assertThat(link).exists();
  }

  @Test
  void aDirectoryThatIsNotThereIsNoTrouble() {
    StaleDumps.sweep(directory.resolve("none"), NOW);
  }

  private Path dump(String name, Duration age) throws IOException {
    Path dump = Files.createDirectory(directory.resolve(name));
    Files.writeString(dump.resolve("heap.hprof"), "secret");
    Files.writeString(dump.resolve("holders.txt"), "");
    Files.setLastModifiedTime(dump, FileTime.from(NOW.minus(age)));
    return dump;
  }
}
