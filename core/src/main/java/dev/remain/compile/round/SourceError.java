// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import org.jspecify.annotations.Nullable;

/**
 * An error in the words of the compiler.
 *
 * @param source null if it is in none
 * @param line from 1 on; 0 if it is not known
 * @param column from 1 on; 0 if it is not known
 * @param code the compiler's own name for this kind of error
 */
public record SourceError(
    @Nullable Source source, long line, long column, String code, String message) {

  /** Whether the text ends too early, as that of a file that is still being written does. */
  public boolean isCutOff() {
    return code.equals("compiler.err.premature.eof");
  }
}
