// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.remain.classpath.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchiveFingerprintTest {

  private final Path jar = Jimfs.newFileSystem(Configuration.unix()).getPath("/some.jar");

  private Fingerprint of(byte[] bytes) throws IOException {
    Files.write(jar, bytes);
    return ArchiveFingerprint.of(jar);
  }

  private static byte[] pack(String comment, long millis, String... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setComment(comment);
      for (String file : files) {
        ZipEntry entry = new ZipEntry(file.split("=")[0]);
        entry.setTime(millis);
        out.putNextEntry(entry);
        out.write(file.getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void dependsOnContentAndNotOnTimesOrOrder() throws IOException {
    Fingerprint first = of(pack("", 1_700_000_000_000L, "a=1", "b=1"));

    assertThat(of(pack("", 1_700_000_900_000L, "a=1", "b=1"))).isEqualTo(first);
    assertThat(of(pack("packed again", 1_700_000_900_000L, "b=1", "a=1"))).isEqualTo(first);
    assertThat(of(pack("", 1_700_000_000_000L, "a=1", "b=2"))).isNotEqualTo(first);
    assertThat(of(pack("", 1_700_000_000_000L, "a=1"))).isNotEqualTo(first);
    assertThat(of(pack("", 1_700_000_000_000L, "a=1", "c=1"))).isNotEqualTo(first);
  }

  @Test
  void findsEveryTruncation() throws IOException {
    byte[] bytes = pack("", 1_700_000_000_000L, "a=1", "b=1", "c=1");
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> of(part))
          .as("the first %d bytes", length)
          .isInstanceOf(ArchiveFingerprint.IncompleteException.class);
    }
    assertThat(of(bytes)).isNotNull();
  }

  @Test
  void readsArchivesWithMoreEntriesThanTheFirstZipCouldHave() throws IOException {
    String[] files = new String[70_000];
    Arrays.setAll(files, i -> "f" + i);
    byte[] bytes = pack("", 1_700_000_000_000L, files);
    Fingerprint whole = of(bytes);

    files[69_999] = "other";

    assertThat(of(pack("", 1_700_000_000_000L, files))).isNotEqualTo(whole);
  }

  @Test
  void tellsAbsentFromIncomplete() throws IOException {
    Files.deleteIfExists(jar);
    assertThatThrownBy(() -> ArchiveFingerprint.of(jar)).isInstanceOf(NoSuchFileException.class);
    for (String text : List.of("", "no archive at all, but long enough to be one")) {
      assertThatThrownBy(() -> of(text.getBytes(UTF_8)))
          .isInstanceOf(ArchiveFingerprint.IncompleteException.class);
    }
  }
}
