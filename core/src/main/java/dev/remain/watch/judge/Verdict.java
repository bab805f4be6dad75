// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

/** What is to be done about a burst of changes. */
public sealed interface Verdict {

  /** Nothing before that time, if no hint comes. */
  record Wait(long untilNanos) implements Verdict {}

  /** The build is visibly unfinished. */
  record Hold(HoldReason obstacle, long sinceNanos, long untilNanos) implements Verdict {}

  /** The burst is over, and the disk is what the baseline says. */
  record Forget() implements Verdict {}

  /** The burst is over. */
  record Deliver(boolean certain) implements Verdict {}
}
