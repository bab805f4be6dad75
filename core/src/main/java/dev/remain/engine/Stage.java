// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.cleanup.BaseCode;
import dev.remain.cleanup.CleanupChain;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationCode;
import dev.remain.generation.MainMethod;
import dev.remain.generation.StandardInput;
import dev.remain.generation.StopReport;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import dev.remain.leak.DoomedLoader;
import dev.remain.leak.LeakPlan;
import dev.remain.loader.Base;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where generations run, one at a time. Confined to the restart thread, but for {@link #running}.
 */
final class Stage {

  private final BaseHooks hooks = new BaseHooks();
  private final RemainThreads threads;
  private final StandardInput input;
  private final GenerationCode code;
  private final BaseCode baseCode;
  private final CleanupChain chain;
  private final LeakPlan plan;
  private final Consumer<ReloadEvent> events;
  private final Duration limit;
  private @Nullable BaseSteps ofBase;
  private volatile @Nullable Ending ending;
  private volatile @Nullable Generation running;

  Stage(RemainThreads threads, Duration limit, LeakPlan plan, Consumer<ReloadEvent> events) {
    this.threads = threads;
    this.code = new GenerationCode(threads);
    this.input = new StandardInput(System.in, threads.owned("input"));
    this.baseCode = new BaseCode(threads.owned("step"), limit);
    this.chain = CleanupChain.ofJdk(new OwnLoaders(threads), baseCode);
    this.plan = plan;
    this.events = events;
    this.limit = limit;
  }

  /** What ends generations; made when it is first asked for. */
  Ending ending() {
    Ending known = ending;
    if (known == null) {
      known = new Ending(threads, code, input, hooks, chain, limit, plan, events);
      ending = known;
    }
    return known;
  }

  /** How many loaders of stopped generations are still there. Any thread. */
  int loadersAlive() {
    Ending known = ending;
    return known == null ? 0 : known.loadersAlive();
  }

  /** The generation that runs or is being stopped. Any thread. */
  @Nullable Generation running() {
    return running;
  }

  /**
   * The library of the base that may not work in the next generation, since its shutdown hook runs
   * at the end of this one; empty if there is none.
   */
  String staleLibrary() {
    return hooks.stale(running);
  }

  /** Whether that generation runs and is not being stopped. Any thread. */
  boolean isRunning(int number) {
    Generation now = running;
    return now != null && now.number() == number && !now.isStopping();
  }

  void enter(Generation generation, Program program) throws MainMethod.Unusable {
    if (program.ownsInput()) {
      System.setIn(input.enter(generation.number()));
    }
    chain.entering(generation.loader());
    running = generation;
    program.start(generation);
  }

  /**
   * Ends what runs, if anything does, and cuts what would hold it.
   *
   * @param oldBase goes, too, if not null
   * @param heir the base that stays, or comes
   */
  void end(@Nullable Base oldBase, Base heir, Phases phases) {
    Generation old = running;
    if (old != null) {
      StopReport report = ending().stop().stop(old);
      phases.end("stop");
      events.accept(told(old.number(), report));
    } else {
      phases.end("stop");
    }
    Set<ClassLoader> loaders = new HashSet<>();
    List<DoomedLoader> expected = new ArrayList<>();
    if (old != null) {
      loaders.add(old.loader());
      expected.add(new DoomedLoader(old.loader(), old.number()));
    }
    if (oldBase != null) {
      loaders.add(oldBase.loader());
      expected.add(new DoomedLoader(oldBase.loader(), 0));
    }
    if (!loaders.isEmpty()) {
      cleanUp(old, new Doomed(loaders, heir.loader()), oldBase == null ? heir : oldBase, expected);
    }
    if (oldBase != null) {
      ofBase = null;
      hooks.end();
    }
    running = null;
    phases.end("clean");
  }

  private static ReloadEvent told(int generation, StopReport report) {
    return new ReloadEvent.Stopped(
        Instant.now(),
        generation,
        report.survivors(),
        report.notes(),
        report.ended(),
        report.adopted(),
        report.steps().stream()
            .map(step -> new ReloadEvent.Phase(step.name(), step.took()))
            .toList());
  }

  private void cleanUp(
      @Nullable Generation old, Doomed doomed, Base base, List<DoomedLoader> expected) {
    Remains remains = new Remains(old == null ? 0 : old.number(), doomed, stepsOf(base));
    remains.clean(chain, CleanupStep.Phase.BEFORE_START, events);
    ending().aftermath().cleanUp(remains, expected);
  }

  private List<CleanupStep> stepsOf(Base base) {
    BaseSteps known = ofBase;
    if (known == null) {
      List<String> warnings = new ArrayList<>();
      known = BaseSteps.find(base, baseCode, warnings);
      ofBase = known;
      for (String warning : warnings) {
        events.accept(new ReloadEvent.Warned(Instant.now(), null, warning));
      }
    }
    return known.steps();
  }

  /** Tells the running generation's listeners which resources changed. */
  void refresh(List<String> paths) {
    Generation now = running;
    if (now != null) {
      long end = System.nanoTime() + limit.toNanos();
      String problem = code.run(now, "a refresh listener", () -> now.refreshed(paths), end);
      if (problem != null) {
        events.accept(new ReloadEvent.Warned(Instant.now(), now.number(), problem));
      }
    }
  }
}
