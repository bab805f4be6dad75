// SPDX-License-Identifier: Apache-2.0
package dev.remain;

/** Which Remain this is, on which JVM. */
final class Version {

  private Version() {}

  /** The version of a jar is in its manifest; classes in a directory have none. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "remain "
        + (version == null ? "from a class directory" : version)
        + " on Java "
        + Runtime.version();
  }
}
