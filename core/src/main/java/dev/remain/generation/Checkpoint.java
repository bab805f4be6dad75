// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.thread.Deadline;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where threads of a generation let themselves be held, so that its state rests while it is copied,
 * and be ended. Guarded by its own lock.
 */
public final class Checkpoint {

  /** A thread that has ended will not come by any more, and nobody tells of it. */
  private static final long ROUND_NANOS = 10_000_000;

  /** Not held: a program may have a new thread come by for each request, and outlive them all. */
  private final Set<Visitor> visitors = new HashSet<>();

  private final ReferenceQueue<Thread> gone = new ReferenceQueue<>();

  private int present;
  private boolean isHolding;
  private boolean isOver;

  Checkpoint() {}

  /** A thread that has come by, itself and no other that is equal to it. */
  private static final class Visitor extends WeakReference<Thread> {
    private final int hash;

    Visitor(Thread thread, ReferenceQueue<Thread> gone) {
      super(thread, gone);
      this.hash = System.identityHashCode(thread);
    }

    boolean isAlive() {
      @Nullable Thread thread = get();
      return thread != null && thread.isAlive();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      @Nullable Thread thread = get();
      return this == other
          || (other instanceof Visitor visitor && thread != null && visitor.get() == thread);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /**
   * Returns at once, unless threads are held, or the generation is being stopped.
   *
   * @throws GenerationEnded if it is
   */
  public synchronized void pass() {
    boolean wasInterrupted = false;
    for (Reference<?> ended = gone.poll(); ended != null; ended = gone.poll()) {
      visitors.remove(ended);
    }
    visitors.add(new Visitor(Thread.currentThread(), gone));
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
  public synchronized boolean hold(Deadline deadline) {
    isHolding = true;
    try {
      long left = deadline.left();
      while (!isComplete() && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, ROUND_NANOS));
        left = deadline.left();
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

  /** How many have come by and go on; lets go of the others. */
  private int alive() {
    visitors.removeIf(visitor -> !visitor.isAlive());
    return visitors.size();
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
