// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import java.util.List;

/** What there is to be done, once the next generation was prepared or could not be. */
sealed interface NextStep {

  /** Enter it. */
  record Prepared(PreparedRestart attempt) implements NextStep {
    @Override
    public void discard() {
      attempt.discard();
    }
  }

  /**
   * Go on as before.
   *
   * @param isUnfinished whether a build that is still at work may look like that
   */
  record Refused(String reason, boolean isUnfinished) implements NextStep {

    Refused(String reason) {
      this(reason, false);
    }
  }

  /** Go on with other resources. */
  record Refreshed(NextBaseline next, List<String> paths) implements NextStep {
    @Override
    public void discard() {
      next.discard();
    }
  }

  /** Everything is as it was loaded, and runs. */
  record Same() implements NextStep {}

  /** It is not done: something newer is here. */
  default void discard() {}
}
