// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {

  @TempDir Path directory;

  @Test
  void areThoseThatAreWritten() throws IOException {
    Path written = Files.createFile(directory.toRealPath().resolve("written"));
    Path read = Files.createFile(directory.toRealPath().resolve("read"));
    try (OutputStream out = Files.newOutputStream(written);
        InputStream in = Files.newInputStream(read)) {
      out.write(1);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(OpenFiles.forWriting()).contains(written).doesNotContain(read);
    }
    assertThat(OpenFiles.forWriting()).doesNotContain(written);
  }
}
