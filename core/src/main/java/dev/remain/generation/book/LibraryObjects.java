// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation.book;

import dev.remain.generation.book.OwnEnd.Certainty;
import dev.remain.woven.LibraryCalls.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The objects of libraries that a generation has had and that have an end of their own. What goes
 * on by itself is held, since its threads go on though nobody refers to it; the rest is so only as
 * long as the program holds it. Thread-safe.
 */
public final class LibraryObjects {

  /** Of what a program makes ever more of, it has to hold itself what is to be ended. */
  private static final int MOST_HELD = 1_000;

  private final WeakIdentities<Entry> entries = new WeakIdentities<>();

  /** Classes below whose constructors and methods something was begun; true if it listens. */
  private final Map<Class<?>, Boolean> beginners = new ConcurrentHashMap<>();

  private final AtomicLong count = new AtomicLong();
  private final AtomicLong heldNow = new AtomicLong();

  private static final class Entry {
    private final long number;
    private final OwnEnd end;
    private final Origin origin;
    private volatile boolean goesOn;
    private volatile boolean isBegun;
    private volatile boolean isEndedByProgram;

    @SuppressWarnings("UnusedVariable") // It is only to be held.
    private volatile @Nullable Object held;

    Entry(long number, OwnEnd end, Origin origin) {
      this.number = number;
      this.end = end;
      this.origin = origin;
      this.goesOn = end.certainty() != Certainty.BY_EVIDENCE;
    }
  }

  /**
   * Something to end.
   *
   * @param number in which order they were had
   * @param isVague that it goes on is only known of others of a class that it extends
   * @param isEndedBefore the program has called an end of it itself
   */
  public record Had(
      Object thing,
      long number,
      OwnEnd end,
      Rank rank,
      Origin origin,
      boolean isVague,
      boolean isEndedBefore) {

    /** As it is, but of that rank. */
    public Had at(Rank other) {
      return new Had(thing, number, end, other, origin, isVague, isEndedBefore);
    }
  }

  /**
   * The program has it now: the time counts at which the call returned, since what was made within
   * the call is older, and ends later.
   *
   * @param isBegun something was begun within the call that answered it
   */
  public void had(Object thing, OwnEnd end, Origin origin, boolean isBegun) {
    Entry entry = entries.get(thing, () -> new Entry(count.incrementAndGet(), end, origin));
    if (isBegun) {
      entry.isBegun = true;
    }
    if (!entry.goesOn && (isBegun || listens(thing.getClass()) != null)) {
      entry.goesOn = true;
    }
    hold(thing, entry);
  }

  private void hold(Object thing, Entry entry) {
    if (entry.goesOn
        && entry.held == null
        && !entry.isEndedByProgram
        && entry.end.certainty() != Certainty.WHILE_HELD
        && heldNow.get() < MOST_HELD) {
      entry.held = thing;
      heldNow.incrementAndGet();
    }
  }

  /** Whether it was had before. */
  public boolean knows(Object thing) {
    return entries.get(thing) != null;
  }

  /** The program ends it itself: it need not be held, and may refuse to be ended twice. */
  public void ending(Object thing) {
    Entry entry = entries.get(thing);
    if (entry != null) {
      entry.isEndedByProgram = true;
      if (entry.held != null) {
        entry.held = null;
        heldNow.decrementAndGet();
      }
    }
  }

  /**
   * Something was begun below these classes' constructors or methods.
   *
   * @param listens for connections
   */
  public void begun(Collection<Class<?>> types, boolean listens) {
    boolean isNews = false;
    for (Class<?> type : types) {
      Boolean before = beginners.put(type, listens || Boolean.TRUE.equals(beginners.get(type)));
      isNews |= before == null;
    }
    if (isNews) {
      entries.forEach(
          (thing, entry) -> {
            if (!entry.goesOn && listens(thing.getClass()) != null) {
              entry.goesOn = true;
              hold(thing, entry);
            }
          });
    }
  }

  /** Null if nothing was begun below the class or one that it extends. */
  private @Nullable Boolean listens(Class<?> type) {
    Boolean known = null;
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Boolean own = beginners.get(at);
      known = own == null ? known : Boolean.valueOf(own || Boolean.TRUE.equals(known));
    }
    return known;
  }

  /** Whether there is nothing to end. */
  public boolean isEmpty() {
    AtomicBoolean goesOn = new AtomicBoolean();
    entries.forEach(
        (thing, entry) -> {
          if (entry.goesOn) {
            goesOn.set(true);
          }
        });
    return !goesOn.get();
  }

  /** What goes on; nothing afterwards. */
  public List<Had> take() {
    List<Had> taken = new ArrayList<>();
    entries.forEach(
        (thing, entry) -> {
          if (entry.goesOn) {
            boolean isListening =
                entry.end.rank() == Rank.CLIENT
                    && entry.end.certainty() == Certainty.BY_EVIDENCE
                    && Boolean.TRUE.equals(listens(thing.getClass()));
            Rank rank = isListening ? Rank.SERVER : entry.end.rank();
            taken.add(
                new Had(
                    thing,
                    entry.number,
                    entry.end,
                    rank,
                    entry.origin,
                    entry.end.certainty() == Certainty.BY_EVIDENCE
                        && !entry.isBegun
                        && !beginners.containsKey(thing.getClass()),
                    entry.isEndedByProgram));
          }
        });
    entries.clear();
    heldNow.set(0);
    return taken;
  }
}
