// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Proxies by key, whose targets each generation sets itself. Between generations, and until the
 * next has set a target, calls wait. Thread-safe.
 */
public final class Reloadables {

  private final Duration patience;
  private final Foreigners foreigners;
  private final Map<String, Entry> byKey = new LinkedHashMap<>();

  private record Entry(Reloadable<?> reloadable, Gate gate) {}

  /**
   * @param patience for how long a call waits for a target
   */
  public Reloadables(Duration patience, Foreigners foreigners) {
    this.patience = patience;
    this.foreigners = foreigners;
  }

  /**
   * Has calls through the proxy of that key go to an object of the generation that runs.
   *
   * @param type an interface of the base or the JDK
   * @return the proxy, the same for all generations, as long as the type is the same class
   */
  public synchronized <T> T target(String key, Class<T> type, T target) {
    Entry known = byKey.get(key);
    if (known == null || known.reloadable().type() != type) {
      Gate gate = new Gate(patience);
      known = new Entry(new Reloadable<>(type, gate, 0, foreigners), gate);
      byKey.put(key, known);
    }
    known.gate().open(List.of(target));
    return type.cast(known.reloadable().proxy());
  }

  /**
   * Has calls wait from now on, and lets go of their targets once they have ended.
   *
   * @param endNanos until when to wait for that
   * @return how many were still on their way
   */
  public synchronized long hold(long endNanos) {
    byKey.values().forEach(entry -> entry.gate().close());
    long left = 0;
    for (Entry entry : byKey.values()) {
      left += entry.gate().drain(endNanos);
      entry.gate().forget();
    }
    return left;
  }
}
