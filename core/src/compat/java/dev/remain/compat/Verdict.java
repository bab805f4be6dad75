// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

/**
 * What a step came to.
 *
 * @param isRight whether it was as a new JVM would have it
 * @param text the cell: short if right, else what was seen
 * @param isTold whether Remain said something about it
 */
record Verdict(Step step, boolean isRight, String text, boolean isTold) {

  static Verdict right(Step step, String text) {
    return new Verdict(step, true, text, false);
  }

  static Verdict wrong(Step step, String text, boolean isTold) {
    return new Verdict(step, false, text, isTold);
  }
}
