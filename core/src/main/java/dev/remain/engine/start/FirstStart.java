// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.start;

import org.jspecify.annotations.Nullable;

/**
 * How starting generation 1 went: told once by the restart thread, awaited by the one that asked
 * for it. Not a future of the JDK, which would wake the common pool. Thread-safe.
 */
public final class FirstStart {

  private boolean isTold;
  private @Nullable String problem;
  private @Nullable Throwable failure;

  /**
   * @param problem why it cannot be started, or null if it was
   */
  public synchronized void tell(@Nullable String problem) {
    this.problem = problem;
    isTold = true;
    notifyAll();
  }

  /** Tells that it went wrong in a way that nobody meant; false if it had been told. */
  public synchronized boolean fail(Throwable thrown) {
    if (isTold) {
      return false;
    }
    failure = thrown;
    isTold = true;
    notifyAll();
    return true;
  }

  /** What was told; waits for it. */
  public synchronized @Nullable String await() {
    boolean wasInterrupted = false;
    while (!isTold) {
      try {
        wait();
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new IllegalStateException("generation 1 could not be started", failure);
    }
    return problem;
  }
}
