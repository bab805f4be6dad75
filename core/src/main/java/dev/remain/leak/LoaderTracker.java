// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Expects doomed loaders to be collected. Each is looked after three times within the time that
 * transient holders may take; one that is still there then is overdue. Confined to one thread, but
 * for {@link #alive}.
 */
public final class LoaderTracker {

  /**
   * After 5 s, 30 s and 75 s, if that is the time: idle threads of the JDK take a minute to end.
   */
  private static final double[] CHECKS = {1.0 / 15, 2.0 / 5, 1};

  private final Set<DoomedLoader> tracked = new HashSet<>();
  private final Duration timeout;
  private volatile int alive;

  /**
   * @param timeout how long a loader may stay
   */
  public LoaderTracker(Duration timeout) {
    this.timeout = timeout;
  }

  public void expect(DoomedLoader loader, long nowNanos) {
    loader.sinceNanos = nowNanos;
    tracked.add(loader);
    count();
  }

  /** The loaders that were collected since the last call, in order of their generations. */
  public List<DoomedLoader> collected() {
    List<DoomedLoader> collected =
        new ArrayList<>(tracked.stream().filter(DoomedLoader::isGone).toList());
    tracked.removeAll(collected);
    count();
    return inOrder(collected);
  }

  /**
   * Whether a loader has waited so long for a collection that one should be asked for; each asks
   * three times. The time of a base begins when no generation on it is left.
   */
  public boolean isCheckDue(long nowNanos) {
    boolean due = false;
    for (DoomedLoader loader : tracked) {
      if (tracked.stream().anyMatch(loader::isBelow)) {
        loader.sinceNanos = nowNanos;
      }
      if (loader.checks < CHECKS.length
          && nowNanos - loader.sinceNanos >= timeout.toNanos() * CHECKS[loader.checks]) {
        loader.checks++;
        due = true;
      }
    }
    return due;
  }

  /** Those that were looked after three times and are still there, and neither told nor put off. */
  public List<DoomedLoader> overdue(long nowNanos) {
    List<DoomedLoader> overdue = new ArrayList<>();
    for (DoomedLoader loader : tracked) {
      Long again = loader.askAgainNanos;
      if (isOpen(loader)
          && loader.checks == CHECKS.length
          && !loader.isGone()
          && (again == null || nowNanos - again >= 0)) {
        overdue.add(loader);
      }
    }
    return inOrder(overdue);
  }

  /** Whoever is left of a generation is overdue at once: somebody wants to know who holds it. */
  public void hurry(int generation) {
    for (DoomedLoader loader : tracked) {
      if (loader.generation() == generation) {
        loader.checks = CHECKS.length;
      }
    }
  }

  /** Who holds it has been told. */
  public void told(DoomedLoader loader) {
    loader.isTold = true;
  }

  /** Who holds it cannot be found out before that time. */
  public void putOff(DoomedLoader loader, long untilNanos) {
    loader.askAgainNanos = untilNanos;
  }

  /** Whether nothing is expected. */
  public boolean isEmpty() {
    return tracked.isEmpty();
  }

  /** Those that may still go, or have their holder told. */
  public List<DoomedLoader> open() {
    return tracked.stream().filter(this::isOpen).toList();
  }

  /** A base is no news while a generation on it is there. */
  private boolean isOpen(DoomedLoader loader) {
    return !loader.isTold && tracked.stream().noneMatch(loader::isBelow);
  }

  /** How many loaders of generations are expected to go and are still there. Any thread. */
  public int alive() {
    return alive;
  }

  private void count() {
    alive = (int) tracked.stream().filter(loader -> loader.generation() > 0).count();
  }

  private static List<DoomedLoader> inOrder(List<DoomedLoader> loaders) {
    loaders.sort(Comparator.comparingInt(DoomedLoader::generation));
    return loaders;
  }
}
