// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import dev.remain.thread.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proxies by key, whose targets each generation sets itself. Between generations, and until the
 * next has set a target, calls wait. Guarded by its own lock, under which nothing is waited for and
 * no code of the program runs.
 */
public final class Reloadables {

  private static final int PLACE = 0;

  private final Duration patience;
  private final CrossGenerationGuard foreigners;
  private final Map<String, Entry> byKey = new LinkedHashMap<>();
  private Turn turn;

  private static final class Entry {
    private final Reloadable<?> reloadable;
    private final Gate gate;

    /** Set by the next generation, whose turn has not come. */
    private @Nullable Object early;

    Entry(Reloadable<?> reloadable, Gate gate) {
      this.reloadable = reloadable;
      this.gate = gate;
    }
  }

  /**
   * @param patience for how long a call waits for a target
   */
  public Reloadables(Duration patience, CrossGenerationGuard foreigners, Turn turn) {
    this.patience = patience;
    this.foreigners = foreigners;
    this.turn = turn;
  }

  /**
   * Has calls through the proxy of that key go to an object of the generation whose turn it is.
   *
   * @param type an interface of the base or the JDK
   * @return the proxy, the same for all generations, as long as the type is the same class
   * @throws IllegalStateException if the object is of a generation whose turn is over
   */
  public synchronized <T> T target(String key, Class<T> type, T target) {
    int owner = foreigners.generationOf(target);
    boolean isEarly = owner > turn.generation();
    boolean isItsTurn = turn instanceof Turn.Running || turn instanceof Turn.Held;
    if (!isEarly && (!isItsTurn || (owner > 0 && owner < turn.generation()))) {
      throw new IllegalStateException(
          "reloadable(\""
              + key
              + "\"): generation "
              + (owner > 0 ? owner : turn.generation())
              + " asks, which has been stopped");
    }
    Entry entry = byKey.get(key);
    if (entry == null || entry.reloadable.type() != type) {
      entry = entry(type);
      byKey.put(key, entry);
    }
    if (isEarly) {
      entry.early = target;
    } else {
      set(entry.gate, target);
    }
    return type.cast(entry.reloadable.proxy());
  }

  private <T> Entry entry(Class<T> type) {
    Gate gate = new Gate(patience, this::isOnItsWay);
    Entry made = new Entry(new Reloadable<>(type, gate, PLACE, foreigners), gate);
    follow(made);
    return made;
  }

  private void set(Gate gate, Object target) {
    Targets targets = Targets.none();
    targets.put(PLACE, target);
    if (turn instanceof Turn.Held) {
      gate.exchange(targets);
    } else {
      gate.open(targets);
    }
  }

  /** What happens to calls from now on, whatever their key. */
  public synchronized void turn(Turn next) {
    turn = next;
    byKey.values().forEach(this::follow);
  }

  private void follow(Entry entry) {
    Object early = entry.early;
    if (turn instanceof Turn.Between between && !between.problem().isEmpty()) {
      entry.early = null;
      entry.gate.open(Targets.none(between.problem()));
      return;
    }
    entry.gate.close();
    if (!(turn instanceof Turn.Held)) {
      entry.gate.exchange(Targets.none());
    }
    if (turn instanceof Turn.Running && early != null) {
      entry.early = null;
      set(entry.gate, early);
    }
  }

  /**
   * Waits for the calls that are on their way.
   *
   * @return how many still were when the time was over
   */
  public long drain(Deadline deadline) {
    long left = 0;
    for (Gate gate : gates()) {
      left += gate.drain(deadline);
    }
    return left;
  }

  /** Whether the calling thread is in a call that was let through to some target. */
  private boolean isOnItsWay() {
    for (Gate gate : gates()) {
      if (gate.isInside()) {
        return true;
      }
    }
    return false;
  }

  private synchronized List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    byKey.values().forEach(entry -> gates.add(entry.gate));
    return gates;
  }
}
