// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import org.jspecify.annotations.Nullable;

/** Which generation the calling thread belongs to, by its group. Stateless. */
public final class CallingThread {

  private CallingThread() {}

  /** Null if it is none's, or if that was stopped. */
  public static @Nullable Generation generation() {
    GenerationThreads threads = GenerationThreads.of(Thread.currentThread());
    return threads == null ? null : threads.generation();
  }

  /** The number of that generation, running or stopped; 0 if there is none. */
  public static int number() {
    GenerationThreads threads = GenerationThreads.of(Thread.currentThread());
    return threads == null ? 0 : threads.number();
  }

  /** Whether it belongs to a generation, running or stopped. */
  public static boolean isInGeneration() {
    return number() > 0;
  }

  /**
   * Holds it while the state of its generation is copied, and unwinds it if that is being stopped.
   */
  public static void passCheckpoint() {
    if (isInGeneration()) {
      Generation own = generation();
      if (own == null) {
        throw new GenerationEnded();
      }
      own.checkpoint().pass();
    }
  }
}
