// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import java.time.Duration;

/**
 * How to look for leaks.
 *
 * @param timeout how long the loader of a stopped generation may stay
 * @param dumps whether heap dumps may be taken
 * @param atEnd whether to look for holders only when no more generation comes
 */
public record LeakPlan(Duration timeout, HeapDumps dumps, boolean atEnd) {

  /** The same for a run that is all about leaks. */
  public LeakPlan atTheEnd() {
    return new LeakPlan(
        timeout, dumps == HeapDumps.NEVER ? HeapDumps.NEVER : HeapDumps.ALWAYS, true);
  }
}
