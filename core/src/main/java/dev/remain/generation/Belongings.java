// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a generation made or registered that ends only when somebody ends it. Held weakly, since
 * what the program has dropped is nobody's; but for what goes on all the same. Thread-safe.
 */
public final class Belongings {

  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();
  private final AtomicLong count = new AtomicLong();

  /** Ends one thing; may run code of the program. */
  @FunctionalInterface
  public interface Ending {
    void end(Object thing) throws Exception;
  }

  /**
   * A thing, and how it ends.
   *
   * @param isValue of something that is everybody's, and put back to what it was before
   */
  record Belonging(Object thing, Ending ending, boolean isValue) {}

  private static final class Entry extends WeakReference<Object> {
    private final long number;
    private final Ending ending;

    private final boolean isValue;

    @SuppressWarnings("UnusedVariable") // It is only to be held.
    private final @Nullable Object held;

    Entry(
        Object thing,
        long number,
        Ending ending,
        boolean isValue,
        ReferenceQueue<Object> dropped,
        @Nullable Object held) {
      super(thing, dropped);
      this.number = number;
      this.ending = ending;
      this.isValue = isValue;
      this.held = held;
    }
  }

  /**
   * @param ending must not refer to the thing
   */
  public void add(Object thing, Ending ending) {
    for (Reference<?> gone = dropped.poll(); gone != null; gone = dropped.poll()) {
      entries.remove(gone);
    }
    Object held = ResourceCloser.outlivesItsHolder(thing) ? thing : null;
    entries.add(new Entry(thing, count.incrementAndGet(), ending, false, dropped, held));
  }

  /** A value that stays set until it is put back, whoever else holds it. */
  public void addHeld(Object value, Ending ending) {
    entries.add(new Entry(value, count.incrementAndGet(), ending, true, dropped, value));
  }

  /** Something of a kind that {@link ResourceCloser} knows. */
  public void add(Object thing) {
    add(thing, ResourceCloser::end);
  }

  /** Those on which something listens that it made, as far as they are known. */
  public List<Integer> listeningPorts() {
    List<Integer> ports = new ArrayList<>();
    for (Entry entry : entries) {
      @Nullable Object thing = entry.get();
      int port = thing == null ? 0 : ResourceCloser.listeningPort(thing);
      if (port > 0) {
        ports.add(port);
      }
    }
    return ports;
  }

  /** Ends what is still there, the latest first; what cannot be ended is left. */
  public void endEach() {
    for (Belonging one : take()) {
      try {
        one.ending().end(one.thing());
      } catch (Exception | LinkageError e) {
        // What it holds is told as a leak.
      }
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Takes what is there, the latest first; what is added meanwhile is taken now or stays. */
  List<Belonging> take() {
    List<Entry> taken = new ArrayList<>(entries);
    taken.removeIf(entry -> !entries.remove(entry));
    taken.sort(Comparator.comparingLong((Entry entry) -> entry.number).reversed());
    List<Belonging> left = new ArrayList<>();
    for (Entry entry : taken) {
      @Nullable Object thing = entry.get();
      if (thing != null) {
        left.add(new Belonging(thing, entry.ending, entry.isValue));
      }
    }
    return left;
  }
}
