// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the proxies of one gate stand for in one generation, in the order of the proxies, and the
 * calls that have gone there. Immutable but for the counts.
 */
final class Targets {

  private final List<Object> objects;
  private final LongAdder entered;
  private final LongAdder left;

  private Targets(List<Object> objects, LongAdder entered, LongAdder left) {
    this.objects = List.copyOf(objects);
    this.entered = entered;
    this.left = left;
  }

  /** Those of a generation that nobody has called yet. */
  static Targets of(List<Object> objects) {
    return new Targets(objects, new LongAdder(), new LongAdder());
  }

  /** The same generation's, and one more. */
  Targets with(Object another) {
    List<Object> more = new ArrayList<>(objects);
    more.add(another);
    return new Targets(more, entered, left);
  }

  /** Null if this generation has none. */
  @Nullable Object at(int index) {
    return index < objects.size() ? objects.get(index) : null;
  }

  int size() {
    return objects.size();
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
