// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which Remain this is, on which JVM. */
final class Version {

  private Version() {}

  static String text() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      // Said as unknown.
    }
    return "remain "
        + properties.getProperty("version", "of an unknown version")
        + " on Java "
        + Runtime.version();
  }
}
