// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.ChangeSet;

/** What was prepared for changes that are expected; nothing of it was told. */
record Guess(ChangeSet changes, ReloadPlan plan, NextBaseline next, NextStep outcome) {

  /** It was wrong. */
  void discard() {
    if (outcome instanceof NextStep.Prepared prepared) {
      prepared.attempt().discard();
    }
  }
}
