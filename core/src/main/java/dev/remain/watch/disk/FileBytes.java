// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads whole files. Stateless. */
public final class FileBytes {

  private FileBytes() {}

  /**
   * @throws IOException if it cannot be read, be it that there is no memory for so large a file
   */
  public static byte[] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (OutOfMemoryError e) {
      throw new IOException(file + " does not fit into memory", e);
    }
  }
}
