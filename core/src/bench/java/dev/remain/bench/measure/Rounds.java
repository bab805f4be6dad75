// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Workplace;

/**
 * How often something is measured.
 *
 * @param warmUps rounds that do not count, at the beginning
 * @param counted those that do
 */
record Rounds(int warmUps, int counted) {

  /** So many in a full run, and few in a quick one. */
  static Rounds of(Workplace workplace, int warmUps, int counted) {
    return workplace.options().quick()
        ? new Rounds(Math.min(warmUps, 3), Math.min(counted, 3))
        : new Rounds(warmUps, counted);
  }

  int all() {
    return warmUps + counted;
  }

  /**
   * @param round from 0
   */
  boolean counts(int round) {
    return round >= warmUps;
  }

  /** For those who read the table. */
  String text() {
    return "Rounds: " + counted + ", after " + warmUps + " to warm up.";
  }
}
