// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

import dev.remain.engine.lasting.ForeignerWarning;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationThreads;
import dev.remain.generation.MainMethod;
import dev.remain.loader.CarriedState;
import dev.remain.state.carry.Copier;
import dev.remain.state.reloadable.CrossGenerationGuard;
import dev.remain.state.reloadable.Gate;
import dev.remain.state.reloadable.Reloadable;
import dev.remain.state.reloadable.Targets;
import dev.remain.teller.Teller;
import dev.remain.thread.Deadline;
import dev.remain.thread.RemainThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Objects of live classes behind proxies that stay. Each generation makes its own, and all proxies
 * change over at once when it is entered. Which lineup is called, which is being made, and whether
 * the one is just giving way to the other, is guarded by its own lock, under which nothing of the
 * program runs.
 */
public final class EmbeddedProgram implements Program {

  private final ObjectMaker making;
  private final Duration limit;
  private final Gate gate;
  private final CrossGenerationGuard foreigners;
  private final Teller teller;
  private final List<Slot> slots = new ArrayList<>();
  private @Nullable Lineup current;
  private @Nullable Lineup next;
  private boolean isChanging;
  private String end = "this reloader is closed";

  /**
   * A proxy, and what stands behind it.
   *
   * @param asked which of the objects of its sort it is that code of a generation asks for, from 1;
   *     or 0 if the program around did
   */
  private record Slot(Lineup.LiveSort sort, int asked, int place, Reloadable<?> reloadable) {}

  /**
   * @param limit how long making one object may take, and how long a call waits for the next
   *     generation
   */
  public EmbeddedProgram(RemainThreads threads, Duration limit, Teller teller) {
    this.limit = limit;
    this.gate = new Gate(limit);
    this.making = new ObjectMaker(threads, gate, limit);
    this.foreigners = ForeignerWarning.foreigners(teller);
    this.teller = teller;
  }

  /** What calls through the proxies pass. */
  public Gate gate() {
    return gate;
  }

  /**
   * Makes an object of the running generation, and of each later one. Code of a generation is given
   * an object of its own, and each later generation makes one when its own code asks, as often.
   *
   * @throws IllegalStateException if it cannot be made; the message is for the user
   */
  public <T> T add(Class<T> type, String className) {
    Lineup.LiveSort sort = new Lineup.LiveSort(type, className);
    Lineup own = ofCaller();
    try {
      Slot slot = own == null ? addForProgram(sort) : addForGeneration(own, sort);
      return type.cast(slot.reloadable().proxy());
    } catch (MainMethod.Unusable e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private synchronized @Nullable Lineup ofCaller() {
    GenerationThreads group = GenerationThreads.of(Thread.currentThread());
    Generation caller = group == null ? null : group.generation();
    for (Lineup lineup : new @Nullable Lineup[] {next, current}) {
      if (caller != null && lineup != null && lineup.generation() == caller) {
        return lineup;
      }
    }
    return null;
  }

  private Slot addForGeneration(Lineup own, Lineup.LiveSort sort) throws MainMethod.Unusable {
    Slot slot = slot(sort, own.ask(sort));
    own.targets().put(slot.place(), making.make(own, sort));
    return slot;
  }

  private synchronized Slot slot(Lineup.LiveSort sort, int asked) {
    for (Slot slot : slots) {
      if (asked > 0 && slot.asked() == asked && slot.sort().equals(sort)) {
        return slot;
      }
    }
    int place = gate.place();
    Slot added =
        new Slot(sort, asked, place, new Reloadable<>(sort.type(), gate, place, foreigners));
    slots.add(added);
    return added;
  }

  /** Whoever asks while one generation gives way to another is given an object of the other. */
  private Slot addForProgram(Lineup.LiveSort sort) throws MainMethod.Unusable {
    Deadline deadline = Deadline.in(limit);
    while (true) {
      Lineup now = lineup(sort, deadline);
      Object made;
      try {
        made = making.make(now, sort);
      } catch (MainMethod.Unusable e) {
        if (isStill(now)) {
          throw e;
        }
        continue;
      }
      synchronized (this) {
        if (isStill(now)) {
          Slot slot = slot(sort, 0);
          now.targets().put(slot.place(), made);
          return slot;
        }
      }
    }
  }

  private synchronized boolean isStill(Lineup lineup) {
    return current == lineup && (!isChanging || isOnItsWay(lineup));
  }

  /** The restart waits for such a call, so that it must not wait for the restart. */
  private boolean isOnItsWay(Lineup lineup) {
    return gate.isInside() && !lineup.generation().isStopping();
  }

  private synchronized Lineup lineup(Lineup.LiveSort sort, Deadline deadline) {
    Lineup now = current;
    while (now != null && isChanging && !isOnItsWay(now)) {
      long left = deadline.left();
      if (left <= 0) {
        throw new IllegalStateException(
            sort.className() + " is not made: the next generation has not started in time");
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(sort.className() + " is not made: interrupted", e);
      }
      now = current;
    }
    if (now == null) {
      throw new IllegalStateException(end);
    }
    return now;
  }

  @Override
  public void find(Generation generation) throws MainMethod.Unusable {
    Lineup lineup = new Lineup(generation);
    next(lineup);
    try {
      making.makeAll(lineup, this::missing);
    } catch (MainMethod.Unusable e) {
      next(null);
      throw e;
    }
  }

  private synchronized void next(@Nullable Lineup lineup) {
    next = lineup;
  }

  /** The objects that a lineup has to have, and has not. */
  private synchronized List<ObjectMaker.Missing> missing(Lineup lineup) {
    List<ObjectMaker.Missing> missing = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.asked() == 0 && lineup.targets().isMissing(slot.place())) {
        missing.add(new ObjectMaker.Missing(slot.place(), slot.sort()));
      }
    }
    return missing;
  }

  @Override
  public boolean isFoundByRunning() {
    return true;
  }

  @Override
  public void complete(Generation generation) throws MainMethod.Unusable {
    Lineup lineup = lineupOf(generation);
    do {
      making.makeAll(lineup, this::missing);
    } while (!closes(lineup));
  }

  private synchronized Lineup lineupOf(Generation generation) {
    Lineup found = next;
    if (found == null || found.generation() != generation) {
      throw new IllegalStateException("generation " + generation.number() + " was not found");
    }
    return found;
  }

  /** Nobody gets in, and nobody adds anything, in one step. */
  private synchronized boolean closes(Lineup lineup) {
    if (!missing(lineup).isEmpty()) {
      return false;
    }
    isChanging = true;
    gate.close();
    return true;
  }

  @Override
  public synchronized void resume() {
    next = null;
    isChanging = false;
    gate.open();
    notifyAll();
  }

  @Override
  public long hold(Deadline deadline) {
    gate.close();
    return gate.drain(deadline);
  }

  /** What calls that were on their way have added may be missing, each for itself. */
  @Override
  public void start(Generation generation) {
    Lineup lineup = lineupOf(generation);
    do {
      for (ObjectMaker.Missing late : missing(lineup)) {
        makeLate(lineup, late);
      }
    } while (!opens(lineup));
  }

  private void makeLate(Lineup lineup, ObjectMaker.Missing late) {
    try {
      lineup.targets().put(late.place(), making.make(lineup, late.sort()));
    } catch (MainMethod.Unusable e) {
      String problem = String.valueOf(e.getMessage());
      lineup.targets().lack(late.place(), problem);
      teller.warn(
          lineup.generation().number(), problem + ": calls of its proxy fail until that is mended");
    }
  }

  private synchronized boolean opens(Lineup lineup) {
    if (!missing(lineup).isEmpty()) {
      return false;
    }
    lineup.generation().running();
    current = lineup;
    gate.open(lineup.targets());
    next = null;
    isChanging = false;
    notifyAll();
    return true;
  }

  @Override
  public synchronized void end(String problem) {
    if (problem.isEmpty()) {
      end = "this reloader is closed";
      gate.open();
    } else {
      end = problem;
      gate.open(Targets.none(problem));
    }
    current = null;
    next = null;
    isChanging = false;
    notifyAll();
  }

  @Override
  public boolean carries() {
    for (Pair pair : pairs()) {
      if (CarriedState.isMarked(pair.next().getClass())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void carry(Copier copier) {
    for (Pair pair : pairs()) {
      if (CarriedState.isMarked(pair.next().getClass())) {
        copier.carryInto(pair.next(), pair.now());
      }
    }
  }

  private record Pair(Object now, Object next) {}

  private synchronized List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Slot slot : slots) {
      Object old = current == null ? null : current.targets().at(slot.place());
      Object made = next == null ? null : next.targets().at(slot.place());
      if (old != null && made != null) {
        pairs.add(new Pair(old, made));
      }
    }
    return pairs;
  }
}
