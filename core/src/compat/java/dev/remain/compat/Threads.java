// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.util.Set;
import java.util.TreeSet;

/** Whether threads were seen in code of generations that had ended. */
final class Threads {

  private final Set<String> seen = new TreeSet<>();
  private boolean isTold;

  void add(Save save) {
    if (!save.threads().isEmpty()) {
      seen.add(save.threads().replaceAll("[0-9]+", "#"));
      isTold |= save.isTold();
    }
  }

  Verdict verdict() {
    return seen.isEmpty()
        ? Verdict.right(Step.THREADS, "none")
        : Verdict.wrong(Step.THREADS, seen.iterator().next(), isTold);
  }
}
