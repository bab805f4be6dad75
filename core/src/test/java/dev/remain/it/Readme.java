// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What users read first. */
final class Readme {

  private Readme() {}

  /** Its example that begins like that. */
  static String example(String begin) throws IOException {
    String readme = Files.readString(Path.of(System.getProperty("remaintest.root"), "README.md"));
    int at = readme.indexOf(begin);
    return readme.substring(at, readme.indexOf("```", at));
  }
}
