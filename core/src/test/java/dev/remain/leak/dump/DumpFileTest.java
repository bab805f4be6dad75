// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFileTest {

  private static final long GIB = 1L << 30;

  @TempDir Path directory;

  @Test
  void readsAcrossTheBordersOfItsParts() throws Exception {
    Path path = directory.resolve("large"); // it has holes, and so takes no space
    try (RandomAccessFile data = new RandomAccessFile(path.toFile(), "rw")) {
      data.seek(GIB - 3);
      data.writeLong(0x0102030405060708L);
      data.seek(3 * GIB - 1);
      data.writeInt(0x0a0b0c0d);
    }

    DumpFile file = DumpFile.open(path);

    assertThat(file.size()).isEqualTo(3 * GIB + 3);
    assertThat(file.longAt(GIB - 3)).isEqualTo(0x0102030405060708L);
    assertThat(file.bytesAt(GIB - 2, 4)).containsExactly(2, 3, 4, 5);
    assertThat(file.intAt(3 * GIB - 1)).isEqualTo(0x0a0b0c0d);
    assertThat(file.byteAt(3 * GIB + 2)).isEqualTo(0x0d);
  }
}
