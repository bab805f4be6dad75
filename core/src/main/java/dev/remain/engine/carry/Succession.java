// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.carry;

import dev.remain.generation.Generation;
import dev.remain.generation.GenerationCode;
import dev.remain.leak.DoomedLoader;
import dev.remain.loader.Base;
import dev.remain.loader.Lineage;
import dev.remain.teller.Teller;
import dev.remain.thread.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who comes after whom, and whose loaders go: a generation that left something, and has no heir
 * yet, stays until it has one. Confined to the restart thread.
 */
public final class Succession {

  private final Carrying carrying;
  private final Teller teller;
  private @Nullable Bereft bereft;
  private boolean isFailing;

  /**
   * @param longest a copy may take
   */
  public Succession(GenerationCode code, Duration longest, Teller teller) {
    this.carrying = new Carrying(code, longest, teller);
    this.teller = teller;
  }

  /** What runs has failed: what it leaves is for the one that is started when it is fixed. */
  public void failing() {
    isFailing = true;
  }

  /**
   * Carries while the running generation waits at its checkpoint, if it does: then it is to be
   * ended, or goes on because it cannot be carried.
   *
   * @param deadline until when to wait for its threads
   */
  public Carrying.Result fromCheckpoint(
      @Nullable Generation now,
      Carrying.Successor next,
      @Nullable Base oldBase,
      Deadline deadline) {
    if (now == null
        || bereft != null
        || !Carrying.isNeeded(now, next.program(), false)
        || !now.checkpoint().hold(deadline)) {
      return new Carrying.Nothing();
    }
    Bereft giving = new Bereft(now, List.of()).with(oldBase);
    Carrying.Result result = carrying.carry(now, next, going(giving), false);
    if (result instanceof Carrying.Impossible) {
      now.checkpoint().release();
    }
    return result;
  }

  /**
   * A generation has ended.
   *
   * @param old the one that has, if one did
   * @param next takes over what is carried, or null
   * @param oldBase goes, too, if not null
   */
  public Passed pass(
      @Nullable Generation old, Carrying.@Nullable Successor next, @Nullable Base oldBase) {
    Bereft before = bereft;
    Carrying.Result result =
        next == null ? new Carrying.Nothing() : carry(before, old, next, oldBase);
    if (next == null) {
      Bereft failed = before == null ? Bereft.of(old) : before;
      bereft = isFailing ? failed : null;
    }
    isFailing = false;
    return new Passed(
        !(result instanceof Carrying.Nothing), loaders(before, old, oldBase), left(bereft));
  }

  /**
   * What has passed on.
   *
   * @param isCarried whether there was anything to carry
   * @param loaders to be cleaned up after, and the numbers of their generations; 0 for a base
   * @param left those of them that stay for now
   */
  public record Passed(
      boolean isCarried, Map<ClassLoader, Integer> loaders, Set<ClassLoader> left) {

    /** Those that are to go. */
    public List<DoomedLoader> doomed() {
      List<DoomedLoader> doomed = new ArrayList<>();
      loaders.forEach(
          (loader, number) -> {
            if (!left.contains(loader)) {
              doomed.add(new DoomedLoader(loader, number));
            }
          });
      return doomed;
    }
  }

  private static Map<ClassLoader, Integer> loaders(
      @Nullable Bereft before, @Nullable Generation old, @Nullable Base oldBase) {
    Map<ClassLoader, Integer> loaders = new LinkedHashMap<>();
    if (before != null) {
      loaders.putAll(before.loaders());
    }
    if (old != null) {
      loaders.put(old.loader(), old.number());
    }
    if (oldBase != null) {
      loaders.put(oldBase.loader(), 0);
    }
    return loaders;
  }

  private static Set<ClassLoader> left(@Nullable Bereft bereft) {
    return bereft == null ? Set.of() : bereft.loaders().keySet();
  }

  /** Carries what was left over, or else what has just ended had. */
  private Carrying.Result carry(
      @Nullable Bereft before,
      @Nullable Generation old,
      Carrying.Successor next,
      @Nullable Base oldBase) {
    bereft = null;
    Generation giver = before == null ? old : before.generation();
    if (giver == null) {
      return new Carrying.Nothing();
    }
    Bereft giving = (before == null ? new Bereft(giver, List.of()) : before).with(oldBase);
    Carrying.Result result = carrying.carry(giver, next, going(giving), before != null);
    if (result instanceof Carrying.Impossible impossible) {
      bereft = giving;
      int number = next.next().number();
      teller.warn(
          number,
          impossible.problem()
              + ": generation "
              + number
              + " starts without what generation "
              + giver.number()
              + " had; the next start tries again");
    }
    return result;
  }

  private static Predicate<@Nullable ClassLoader> going(Bereft giver) {
    ClassLoader own = giver.generation().loader();
    Set<ClassLoader> bases = new HashSet<>();
    giver.bases().forEach(base -> bases.add(base.loader()));
    return loader -> Lineage.isBelow(loader, own) || bases.contains(loader);
  }
}
