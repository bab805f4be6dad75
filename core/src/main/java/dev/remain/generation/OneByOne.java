// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.thread.Deadline;
import java.time.Duration;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Ends things one after the other on a thread of the generation. What hangs is named, passed by and
 * interrupted, and another thread goes on with the rest. Confined to the restart thread.
 */
final class OneByOne {

  /** Hanging ones that are waited for before the rest is left as it is. */
  private static final int PATIENCE = 3;

  private final GenerationCode code;
  private final Generation generation;

  /** Ends one thing; says on the turn what it is. */
  interface End {
    void run(Turn turn);
  }

  /** What one thread has to do with it, until it is through or passed by. */
  static final class Turn {
    private volatile String current = "";
    private volatile boolean isPassedBy;

    /** From now on that is being ended. */
    void ends(String name) {
      current = name;
    }

    /** Somebody else goes on with what is left, and has told who hung. */
    boolean isPassedBy() {
      return isPassedBy;
    }

    private void drain(Deque<End> left) {
      for (End next = left.poll(); next != null; next = isPassedBy ? null : left.poll()) {
        next.run(this);
      }
    }

    /** Before it is interrupted: what it says of that is of no interest, nor does it go on. */
    private boolean passBy() {
      isPassedBy = true;
      return false;
    }
  }

  OneByOne(GenerationCode code, Generation generation) {
    this.code = code;
    this.generation = generation;
  }

  /**
   * @param left is emptied, unless too many hang
   * @param until when one that hangs is passed by; asked for each
   */
  void end(Deque<End> left, Supplier<Deadline> until, StopReport.Draft draft) {
    for (int hanging = 0; !left.isEmpty() && hanging < PATIENCE; hanging++) {
      Turn turn = new Turn();
      Duration each = Duration.ofNanos(Math.max(until.get().orAMoment().left(), 1));
      String problem = code.run(generation, "", () -> turn.drain(left), each, turn::passBy);
      if (problem != null) {
        draft.note("ending " + turn.current + problem);
      }
    }
  }
}
