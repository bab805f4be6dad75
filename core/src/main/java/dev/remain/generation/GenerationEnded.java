// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

/**
 * Unwinds a thread that called {@code System.exit} in a generation: the call must not return, and
 * the JVM must not end. It has no stack trace.
 */
public final class GenerationEnded extends Error {

  private static final long serialVersionUID = 1L;

  public GenerationEnded() {
    super("this generation has ended", null, false, false);
  }
}
