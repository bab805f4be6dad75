// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The fingerprint of an archive's content: names, sizes and check sums of its entries, so that an
 * archive packed again from the same files is the same.
 */
public final class ArchiveFingerprint {

  private ArchiveFingerprint() {}

  /**
   * @throws IOException if the archive is missing, or is not (yet) a whole one
   */
  public static Fingerprint of(Path archive) throws IOException {
    List<ZipEntry> entries = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        entries.add(all.nextElement());
      }
    }
    entries.sort(Comparator.comparing(ZipEntry::getName));
    MessageDigest digest = Fingerprint.sha256();
    for (ZipEntry entry : entries) {
      String line = entry.getName() + '\n' + entry.getSize() + '\n' + entry.getCrc() + '\n';
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return Fingerprint.of(digest);
  }
}
