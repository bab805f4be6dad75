// SPDX-License-Identifier: Apache-2.0
package app;

/** The class that is changed and saved. */
public final class Version {

  private Version() {}

  public static String text() {
    return "version-0";
  }
}
