// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

import dev.remain.cleanup.BaseCode;
import dev.remain.engine.aftermath.BackgroundCleanup;
import dev.remain.event.Status;
import dev.remain.generation.Generation;
import dev.remain.loader.Base;
import dev.remain.loader.Lineage;
import dev.remain.state.kept.KeptObjects;
import dev.remain.state.reloadable.Reloadables;
import dev.remain.state.reloadable.Turn;
import dev.remain.teller.Teller;
import dev.remain.thread.Deadline;
import dev.remain.thread.RemainThreads;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What lasts longer than a generation: the front, and what the program has asked for. Each part is
 * made when it is first asked for. Thread-safe; what generations begin and end with is called by
 * the restart thread.
 */
public final class ProcessScope {

  private final RemainThreads threads;
  private final Duration patience;
  private final Duration limit;
  private final Teller teller;
  private final Supplier<@Nullable Generation> running;
  private final BaseCode baseCode;
  private volatile @Nullable KeptObjects kept;
  private volatile @Nullable Reloadables reloadables;
  private volatile @Nullable StartHooks startHooks;
  private @Nullable FrontPort front;
  private Turn turn = new Turn.Between(0, "");

  /**
   * @param patience how long a call waits for the next generation
   * @param limit for the end of one kept object
   * @param baseCode runs code that stays
   */
  public ProcessScope(
      RemainThreads threads,
      Duration patience,
      Duration limit,
      Supplier<@Nullable Generation> running,
      BaseCode baseCode,
      Teller teller) {
    this.threads = threads;
    this.patience = patience;
    this.limit = limit;
    this.teller = teller;
    this.running = running;
    this.baseCode = baseCode;
  }

  public synchronized KeptObjects kept() {
    KeptObjects known = kept;
    if (known == null) {
      known = new KeptObjects(new KeptObjectThreads(threads, this::context, limit, teller));
      kept = known;
    }
    return known;
  }

  /** The objects that are kept. */
  public Collection<Object> keptNow() {
    KeptObjects objects = kept;
    return objects == null ? List.of() : objects.values();
  }

  /** What the status tells of them, the oldest first. */
  public List<Status.Kept> keptEntries() {
    KeptObjects objects = kept;
    return objects == null
        ? List.of()
        : objects.entries().stream()
            .map(entry -> new Status.Kept(entry.key(), entry.type(), entry.since()))
            .toList();
  }

  private ClassLoader context() {
    Generation now = running.get();
    ClassLoader base = now == null ? null : now.loader().getParent();
    return base == null ? ProcessScope.class.getClassLoader() : base;
  }

  public synchronized Reloadables reloadables() {
    Reloadables known = reloadables;
    if (known == null) {
      known = new Reloadables(patience, ForeignerWarning.foreigners(teller), turn);
      reloadables = known;
    }
    return known;
  }

  public synchronized StartHooks startHooks() {
    StartHooks known = startHooks;
    if (known == null) {
      known = new StartHooks(baseCode, teller);
      startHooks = known;
    }
    return known;
  }

  /** Before anything runs. */
  public void front(FrontPort opened) {
    front = opened;
  }

  /** The next generation is about to be entered. */
  public void entering(Generation generation) {
    if (front != null) {
      front.give();
    }
    turn(new Turn.Running(generation.number()));
  }

  /** Answers the proxies, if there are any. */
  private synchronized @Nullable Reloadables turn(Turn next) {
    turn = next;
    Reloadables proxies = reloadables;
    if (proxies != null) {
      proxies.turn(next);
    }
    return proxies;
  }

  /** It was. */
  public void entered(Generation generation, Supplier<BackgroundCleanup> aside) {
    if (front != null) {
      front.lead(generation);
    }
    StartHooks hooks = startHooks;
    if (hooks != null) {
      int number = generation.number();
      aside.get().run(() -> hooks.started(number));
    }
  }

  /**
   * Has callers from outside wait for the generation after this one; answers how many were still on
   * their way at the end.
   */
  public long hold(int generation, Deadline deadline) {
    long left = front == null ? 0 : front.hold(deadline);
    Reloadables proxies = turn(new Turn.Held(generation));
    left += proxies == null ? 0 : proxies.drain(deadline);
    turn(new Turn.Between(generation, ""));
    return left;
  }

  /** What runs has failed, and is to be ended. */
  public void failing() {
    if (front != null) {
      front.failing();
    }
  }

  /** A generation is expected again: callers from outside wait for it. */
  public void expect() {
    if (front != null) {
      front.expect();
    }
    turn(new Turn.Between(turn.generation(), ""));
  }

  /**
   * No generation is expected: callers from outside need not wait.
   *
   * @param reason in words
   */
  public void expectNone(String reason) {
    if (front != null) {
      front.expectNone();
    }
    turn(new Turn.Between(turn.generation(), reason));
  }

  /** Ends what does not outlive the generation, or the base. */
  public void ended(@Nullable Generation old, @Nullable Base oldBase, RetentionRule survival) {
    if (front != null) {
      front.ended();
    }
    KeptObjects objects = kept;
    StartHooks hooks = startHooks;
    if (objects != null && survival.rule() == RetentionRule.Rule.NONE) {
      objects.dropAll(survival.reason());
    }
    if (oldBase != null) {
      Predicate<ClassLoader> isGoing = loader -> Lineage.isBelow(loader, oldBase.loader());
      if (objects != null) {
        objects.replaced(isGoing);
      }
      if (hooks != null) {
        hooks.drop(isGoing);
      }
    }
    if (objects != null && old != null && survival.rule() == RetentionRule.Rule.ASKED_FOR) {
      objects.ended(old.number());
    }
  }

  /** Nothing will run any more. */
  public void close() {
    if (front != null) {
      front.close();
    }
  }
}
