// SPDX-License-Identifier: Apache-2.0
package dev.remain.thread;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What a thread of Remain does again and again. Whatever one turn throws is told, and the next one
 * comes; after a pause that grows while every turn fails, so that it never spins.
 */
public final class GuardedLoop {

  private static final long PAUSE = Duration.ofMillis(10).toNanos();
  private static final int MOST_DOUBLINGS = 8;

  private GuardedLoop() {}

  /** Waits for something to do, and does it. */
  public interface Turn {

    /**
     * @return whether another turn follows
     * @throws InterruptedException which ends the loop: nobody interrupts but the end of the JVM
     */
    boolean take() throws InterruptedException;
  }

  /** Runs until a turn says that it was the last, or is interrupted. */
  public static void run(Turn turn, Consumer<Throwable> mistakes) {
    int failures = 0;
    boolean goesOn = true;
    while (goesOn) {
      try {
        goesOn = turn.take();
        failures = 0;
      } catch (InterruptedException e) {
        return;
      } catch (Throwable thrown) {
        mistakes.accept(thrown);
        LockSupport.parkNanos(GuardedLoop.class, PAUSE << Math.min(failures++, MOST_DOUBLINGS));
      }
    }
  }
}
