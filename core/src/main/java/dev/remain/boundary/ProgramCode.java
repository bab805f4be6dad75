// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.util.Collection;

/** The code of one generation. */
public interface ProgramCode {

  /** The names of the classes that it has loaded. */
  Collection<String> classes();

  /**
   * A class file of it, loaded or not; empty if there is none.
   *
   * @param className with dots
   */
  byte[] classFile(String className);
}
