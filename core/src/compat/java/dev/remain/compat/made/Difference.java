// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat.made;

/**
 * What a generation did otherwise than a new JVM.
 *
 * @param isTold whether Remain said something of that library
 */
public record Difference(String library, int generation, String text, boolean isTold) {

  @Override
  public String toString() {
    return library
        + " in generation "
        + generation
        + (isTold ? ", told" : ", in silence")
        + ": "
        + text;
  }
}
