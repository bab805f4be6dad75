// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench;

import java.util.List;

/** One question, and how it is answered. */
public interface Measurement {

  /** How {@code -Dbench.only} calls it: one word. */
  String name();

  /**
   * Measures; nothing else of the suite runs meanwhile.
   *
   * @throws Exception if a program does not do as it should, and there is nothing to be told
   */
  List<Chapter> measure(Workplace workplace) throws Exception;
}
