// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What users read: its examples are run as they stand there. */
final class Pages {

  private static final Path DOCS = Path.of(System.getProperty("remaintest.root"), "core", "docs");

  private Pages() {}

  /** The example of a page that begins like that. */
  static String example(String page, String begin) throws IOException {
    String text = Files.readString(DOCS.resolve(page));
    int at = text.indexOf(begin);
    if (at < 0) {
      throw new AssertionError(page + " has no example that begins with " + begin);
    }
    return text.substring(at, text.indexOf("```", at));
  }
}
