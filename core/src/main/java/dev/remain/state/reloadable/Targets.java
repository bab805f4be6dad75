// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the proxies of one gate stand for in one generation, by the places of the proxies, and the
 * calls that have gone there. A place is filled once. Thread-safe.
 */
public final class Targets {

  private final LongAdder entered = new LongAdder();
  private final LongAdder left = new LongAdder();
  private final Map<Integer, String> lacks = new HashMap<>();
  private final String reason;
  private volatile @Nullable Object[] objects = {};

  private Targets(String reason) {
    this.reason = reason;
  }

  /** Those of a generation that has made none yet. */
  public static Targets none() {
    return none("none runs, or it has not set a target");
  }

  /**
   * Where there are none, and will be none.
   *
   * @param reason follows "is served by no generation:"
   */
  public static Targets none(String reason) {
    return new Targets(reason);
  }

  /** Calls of that place go to this object from now on. */
  public synchronized void put(int place, Object object) {
    @Nullable Object[] more = Arrays.copyOf(objects, Math.max(objects.length, place + 1));
    more[place] = object;
    objects = more;
  }

  /** Calls of that place fail for this reason. */
  public synchronized void lack(int place, String why) {
    lacks.put(place, why);
  }

  /** Null if this generation has none. */
  public @Nullable Object at(int place) {
    @Nullable Object[] now = objects;
    return place < now.length ? now[place] : null;
  }

  /** Whether there is neither an object at that place nor a reason why not. */
  public synchronized boolean isMissing(int place) {
    return at(place) == null && !lacks.containsKey(place);
  }

  /** Why there is none at that place. */
  synchronized String why(int place) {
    return lacks.getOrDefault(place, reason);
  }

  boolean isEmpty() {
    return objects.length == 0;
  }

  void enter() {
    entered.increment();
  }

  void leave() {
    left.increment();
  }

  /**
   * The calls that are there now. Never less, once nobody enters any more: who left is counted
   * first.
   */
  long inFlight() {
    long gone = left.sum();
    return entered.sum() - gone;
  }
}
