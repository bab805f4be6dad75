// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps things for the next JVM. Stateless. */
final class Remembered {

  private Remembered() {}

  /** In one step, for other JVMs; what cannot be written is found out anew by the next. */
  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), "draft", null);
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Found out anew.
    }
  }
}
