// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import com.google.common.collect.MapMaker;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Where threads of a generation let themselves be held, so that its state rests while it is copied,
 * and be ended. Guarded by its own lock.
 */
public final class Checkpoint {

  /** A thread that has ended will not come by any more, and nobody tells of it. */
  private static final long ROUND_NANOS = 10_000_000;

  /** Not held: a program may have a new thread come by for each request, and outlive them all. */
  private final Set<Thread> visitors =
      Collections.newSetFromMap(new MapMaker().weakKeys().makeMap());

  private int present;
  private boolean isHolding;
  private boolean isOver;

  Checkpoint() {}

  /**
   * Returns at once, unless threads are held, or the generation is being stopped.
   *
   * @throws GenerationEnded if it is
   */
  public synchronized void pass() {
    boolean wasInterrupted = false;
    visitors.add(Thread.currentThread());
    present++;
    notifyAll();
    while (isHolding && !isOver) {
      try {
        wait();
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    present--;
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
    if (isOver) {
      throw new GenerationEnded();
    }
  }

  /**
   * Holds the threads that come by from now on.
   *
   * @return whether all that have ever come by and go on are here; if not when the time is over,
   *     none is held
   */
  public synchronized boolean hold(long endNanos) {
    isHolding = true;
    try {
      long left = endNanos - System.nanoTime();
      while (!isComplete() && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, ROUND_NANOS));
        left = endNanos - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The JVM ends.
    }
    if (alive() == 0 || !isComplete()) {
      release();
      return false;
    }
    return true;
  }

  private boolean isComplete() {
    return present == alive();
  }

  /**
   * How many have come by and go on; lets go of the others. Counted one by one, since the size may
   * include some that have been collected.
   */
  private int alive() {
    int alive = 0;
    for (Iterator<Thread> all = visitors.iterator(); all.hasNext(); ) {
      if (all.next().isAlive()) {
        alive++;
      } else {
        all.remove();
      }
    }
    return alive;
  }

  /** Those that are held go on. */
  public synchronized void release() {
    isHolding = false;
    notifyAll();
  }

  /** Ends those that are here, or come by. */
  synchronized void end() {
    isOver = true;
    visitors.clear();
    notifyAll();
  }
}
