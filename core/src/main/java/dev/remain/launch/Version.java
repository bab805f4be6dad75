// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

/** Which Remain this is, on which JVM. */
public final class Version {

  private Version() {}

  /** The version of a jar is in its manifest; classes in a directory have none. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "remain "
        + (version == null ? "from a class directory" : version)
        + " on Java "
        + Runtime.version();
  }
}
