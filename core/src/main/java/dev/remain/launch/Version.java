// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

/** Which Remain this is, on which JVM. */
public final class Version {

  private Version() {}

  /** The version of a jar is in its manifest; classes in a directory have none. */
  public static String text() {
    return "remain " + ofRemain() + " on Java " + Runtime.version();
  }

  /** The version alone. */
  public static String ofRemain() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "from a class directory" : version;
  }
}
