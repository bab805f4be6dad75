// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.Lesson;
import dev.remain.watch.ChangeSet;
import dev.remain.watch.WatchListener;
import java.util.concurrent.CountDownLatch;

/** What the restart thread is told by the threads around it. */
sealed interface Message {

  /** Everything is watched, and was listed. */
  record Armed(WatchListener.Armed armed) implements Message {}

  /** Everything was read, and the first baseline is complete. */
  record Captured() implements Message {}

  /** The files could not be read, and there will be no baseline: nothing is watched. */
  record Blind(String sentence) implements Message {}

  /** The disk differs from the baseline. */
  record Changed(ChangeSet changes, long takenNanos) implements Message {}

  /** What the disk will differ in, if nothing more is written. */
  record Guessed(ChangeSet changes) implements Message {}

  /** More was written than was guessed. */
  record Mistaken() implements Message {}

  /**
   * Somebody wants the program run again as it is.
   *
   * @param reason in words
   * @param afresh whether nothing is to be kept, not even the base
   */
  record RestartWanted(String reason, boolean afresh, long sinceNanos) implements Message {}

  /** An archive of the base cannot stay. */
  record Learned(Lesson lesson) implements Message {}

  /** Nothing has followed what looked like an unfinished build. */
  record HoldOver() implements Message {}

  /** Somebody wants changes looked for, and nothing was watched yet. */
  record Poked() implements Message {}

  /** {@code main} of a generation returned. */
  record MainReturned(int generation) implements Message {}

  /** {@code main} of a generation threw; the error is text with its trace. */
  record MainThrew(int generation, String error) implements Message {}

  /** The last thread that kept a generation going has ended. */
  record Ended(int generation) implements Message {}

  /** A generation called exit. */
  record ExitCalled(int generation, int status) implements Message {}

  /** A generation asked for a port that somebody else has. */
  record PortTaken(int generation, int port) implements Message {}

  /** A generation that is being stopped called exit, which was ignored. */
  record LateExit(int generation, int status) implements Message {}

  /** The program ends for good: the JVM, or the embedding program is closing Remain. */
  record Closing(CountDownLatch stopped) implements Message {}
}
