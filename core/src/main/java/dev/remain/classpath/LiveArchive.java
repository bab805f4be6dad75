// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * Reads a live archive whole, as this JVM would see it: of a multi-release jar, its own version.
 * Directories that are entries are files without content.
 */
public final class LiveArchive {

  private LiveArchive() {}

  /**
   * @throws IOException if the archive is missing or broken
   */
  public static List<LiveFile> read(Root root, ByteStore store) throws IOException {
    List<LiveFile> files = new ArrayList<>();
    try (JarFile jar =
        new JarFile(root.path().toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.versionedStream()::iterator) {
        try (InputStream in = jar.getInputStream(entry)) {
          files.add(LiveFile.of(root, entry.getName(), in.readAllBytes(), store));
        }
      }
    } catch (IOException e) {
      files.forEach(file -> file.content().release());
      throw e;
    }
    return files;
  }
}
