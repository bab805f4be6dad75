// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * Prepares for changes before it is sure that they are all, one guess at a time; so after the quiet
 * period only stopping and starting are left to do. Confined to the restart thread.
 */
final class Guesswork {

  private final NextGeneration nextGeneration;
  private @Nullable Guess guess;

  Guesswork(NextGeneration nextGeneration) {
    this.nextGeneration = nextGeneration;
  }

  /** Prepares, if these are changes of what runs. */
  void prepare(Running now, ChangeSet expected) {
    forget();
    if (expected.against().is(now.baseline())) {
      guess = nextGeneration.guess(now, expected);
    }
  }

  /** What to do about these changes, which may be what was guessed. */
  NextStep step(Running now, ChangeSet changes) {
    Guess made = guess;
    if (made != null && made.changes().isSameAs(changes)) {
      NextStep known = nextGeneration.confirm(now, made);
      if (known != null) {
        guess = null;
        return known;
      }
    }
    forget();
    return nextGeneration.attempt(now, changes);
  }

  /** What was prepared is of no use. */
  void forget() {
    Guess made = guess;
    guess = null;
    if (made != null) {
      made.discard();
    }
  }
}
