// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Baseline;

/** What others want of the watch thread. */
sealed interface WatchMessage {

  /** Changes are differences from that, from now on. */
  record Rebase(Baseline next) implements WatchMessage {}

  /** Look everywhere, and deliver what there is at once. */
  record Poke(long ask) implements WatchMessage {}

  /** Look everywhere, and say when all that was written by now is told of. */
  record Look(long ask) implements WatchMessage {}

  /** This process writes classes itself. */
  record OfOurs(HandOver.Step step) implements WatchMessage {}

  record Close() implements WatchMessage {}
}
