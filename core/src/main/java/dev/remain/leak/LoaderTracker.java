// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Expects the loaders of stopped generations to be collected. Holds them weakly. Confined to one
 * thread, but for {@link #alive}.
 */
public final class LoaderTracker {

  private static final long[] CHECKS_SECONDS = {5, 30, 75};

  private final ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
  private final Set<Tracked> tracked = new HashSet<>();
  private final AtomicInteger alive = new AtomicInteger();

  private static final class Tracked extends WeakReference<ClassLoader> {
    private final int generation;
    private final long sinceNanos;
    private int checks;

    Tracked(ClassLoader loader, int generation, long nowNanos, ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      this.generation = generation;
      this.sinceNanos = nowNanos;
    }

    boolean isDue(long nowNanos) {
      return checks < CHECKS_SECONDS.length
          && nowNanos - sinceNanos >= CHECKS_SECONDS[checks] * 1_000_000_000L;
    }
  }

  public void expect(ClassLoader loader, int generation, long nowNanos) {
    tracked.add(new Tracked(loader, generation, nowNanos, queue));
    alive.set(tracked.size());
  }

  /** The generations whose loaders were collected since the last call, in order. */
  public List<Integer> collected() {
    List<Integer> numbers = new ArrayList<>();
    for (Reference<?> gone = queue.poll(); gone != null; gone = queue.poll()) {
      Tracked one = (Tracked) gone;
      if (tracked.remove(one)) {
        numbers.add(one.generation);
      }
    }
    alive.set(tracked.size());
    numbers.sort(null);
    return numbers;
  }

  /**
   * Whether a loader has waited so long for a collection that one should be asked for; each asks
   * three times.
   */
  public boolean isCheckDue(long nowNanos) {
    boolean due = false;
    for (Tracked one : tracked) {
      if (one.isDue(nowNanos)) {
        one.checks++;
        due = true;
      }
    }
    return due;
  }

  /** How many loaders are expected to go and are still there. Any thread. */
  public int alive() {
    return alive.get();
  }
}
