// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the JDK had in a place before a generation put something else there, which is put back when
 * that ends: a new JVM would have it. What a library puts there for itself, or what is kept, stays.
 * Thread-safe.
 */
abstract class Former implements Receiver.Removal {

  private static final Map<Object, Former> PLACES = new ConcurrentHashMap<>();

  private final Object place;

  Former(Object place) {
    this.place = place;
  }

  /** To be called before something is put there. */
  final void keep() {
    if (Calls.receiver().loaderOfCaller() == null) {
      PLACES.remove(place);
    } else if (PLACES.putIfAbsent(place, this) == null) {
      Calls.receiver().registered(this, this);
    }
  }

  /** The same of live code itself, which needs no look down the stack. */
  final void keepOwn() {
    if (!Calls.receiver().isOwn()) {
      PLACES.remove(place);
    } else if (PLACES.putIfAbsent(place, this) == null) {
      Calls.receiver().set(this, this);
    }
  }

  /** Whether a generation has put something there. */
  final boolean isOfGeneration() {
    return PLACES.containsKey(place);
  }

  @Override
  public final void remove(Object itself) throws Exception {
    if (PLACES.remove(place, this)) {
      putBack();
    }
  }

  abstract void putBack() throws Exception;
}
