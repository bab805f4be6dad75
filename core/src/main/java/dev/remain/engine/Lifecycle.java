// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.cleanup.BaseCode;
import dev.remain.cleanup.CleanupChain;
import dev.remain.engine.aftermath.BaseHooks;
import dev.remain.engine.aftermath.BaseSteps;
import dev.remain.engine.aftermath.Forgetting;
import dev.remain.engine.aftermath.OwnLoaders;
import dev.remain.engine.aftermath.OwnSteps;
import dev.remain.engine.aftermath.PendingCleanup;
import dev.remain.engine.aftermath.Teardown;
import dev.remain.engine.call.BasesOpen;
import dev.remain.engine.carry.Carrying;
import dev.remain.engine.carry.Succession;
import dev.remain.engine.lasting.ProcessScope;
import dev.remain.engine.lasting.RetentionRule;
import dev.remain.engine.program.Program;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationCode;
import dev.remain.generation.MainMethod;
import dev.remain.generation.StandardInput;
import dev.remain.generation.StopReport;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import dev.remain.leak.LeakPlan;
import dev.remain.loader.Base;
import dev.remain.teller.Teller;
import dev.remain.thread.Deadline;
import dev.remain.thread.RemainThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where generations run, one at a time. Confined to the restart thread, but for {@link #running},
 * and for {@link #takeOver}.
 */
final class Lifecycle {

  /** Nothing is known of what a generation keeps that was stopped earlier, while it started. */
  private static final Duration TIME_TO_ASK = Duration.ofSeconds(5);

  /** A {@code main} that has not returned by then, and has not thrown, is what the program does. */
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private final BaseHooks hooks = new BaseHooks();
  private final Baton baton = new Baton();
  private final BasesOpen bases = new BasesOpen();
  private final RemainThreads threads;
  private final StandardInput input;
  private final GenerationCode code;
  private final BaseCode baseCode;
  private final ProcessScope processScope;
  private final CleanupChain chain;
  private final LeakPlan plan;
  private final Teller teller;
  private final Duration limit;
  private final Duration patience;
  private @Nullable BaseSteps ofBase;
  private int returned;

  /** What runs has been stopped, and its end is still to be completed. */
  private boolean isStopped;

  private @Nullable Succession succession;
  private volatile @Nullable Teardown ending;
  private volatile @Nullable Generation running;

  Lifecycle(EngineConfig parts) {
    this.threads = parts.threads();
    this.limit = parts.stop().limit();
    this.plan = parts.leaks();
    this.teller = parts.teller();
    this.code = new GenerationCode(threads);
    this.patience = parts.watch().hold();
    this.input = new StandardInput(System.in, threads.owned("input"));
    this.baseCode = new BaseCode(threads.owned("step"), limit);
    this.processScope =
        new ProcessScope(
            parts.threads(),
            parts.watch().hold(),
            parts.stop().limit(),
            new Views.Running(this),
            baseCode,
            parts.teller());
    this.chain = OwnSteps.chain(new OwnLoaders(threads), new Views.KeptNow(this), baseCode);
  }

  /** What libraries made, by their base. Any thread. */
  BasesOpen bases() {
    return bases;
  }

  /** What ends generations; made when it is first asked for. */
  synchronized Teardown ending() {
    Teardown known = ending;
    if (known == null) {
      known =
          new Teardown(
              threads, code, input, hooks, processScope::keptNow, chain, limit, plan, teller);
      ending = known;
    }
    return known;
  }

  /** Who comes after whom; made when it is first asked for. */
  private Succession succession() {
    Succession known = succession;
    if (known == null) {
      known = new Succession(code, patience, teller);
      succession = known;
    }
    return known;
  }

  /** How many loaders of stopped generations are still there. Any thread. */
  int loadersAlive() {
    Teardown known = ending;
    return known == null ? 0 : known.loadersAlive();
  }

  /** Any thread. */
  StandardInput input() {
    return input;
  }

  /** Any thread. */
  ProcessScope processScope() {
    return processScope;
  }

  /** The generation that runs or is being stopped. Any thread. */
  @Nullable Generation running() {
    return running;
  }

  /** Shutdown hooks of libraries. */
  BaseHooks hooks() {
    return hooks;
  }

  /** Whether that generation runs and is not being stopped. Any thread. */
  boolean isRunning(int number) {
    Generation now = running;
    return now != null && now.number() == number && !now.isStopping();
  }

  /** {@code main} of that generation has returned. */
  void mainReturned(int number) {
    returned = number;
  }

  /** Spelled out, as {@link Views} are. */
  private final class Entering implements Baton.Step<MainMethod.Unusable> {
    private final Generation generation;
    private final Program program;

    Entering(Generation generation, Program program) {
      this.generation = generation;
      this.program = program;
    }

    @Override
    public void run() throws MainMethod.Unusable {
      running = generation;
      program.start(generation);
    }
  }

  void enter(Generation generation, Program program) throws MainMethod.Unusable {
    if (program.ownsInput()) {
      System.setIn(input.enter(generation.number()));
    }
    chain.entering(generation.loader());
    processScope.entering(generation);
    baton.step(new Entering(generation, program));
    processScope.entered(generation, new Views.Aftermath(this));
  }

  /** Has callers from outside wait, and lets those that are in the generation finish. */
  void hold(Program program) {
    Generation now = running;
    if (now == null) {
      processScope.expect();
      return;
    }
    Deadline end = Deadline.in(limit.dividedBy(2));
    long left = processScope.hold(now.number(), end) + program.hold(end);
    if (left > 0) {
      String calls = left == 1 ? "one call was" : left + " calls were";
      String sentence =
          calls
              + " still on the way in generation "
              + now.number()
              + " after "
              + limit.toMillis() / 2
              + " ms: what "
              + (left == 1 ? "it does" : "they do")
              + " there is not waited for";
      teller.warn(now.number(), sentence);
    }
  }

  /** It is not known how far what ran has been ended. */
  void forget() {
    Generation was = running;
    running = null;
    isStopped = false;
    if (was != null) {
      was.abandon();
    }
  }

  /** What runs has failed: what it leaves is for the one that is started when it is fixed. */
  void failing() {
    processScope.failing();
    succession().failing();
  }

  /**
   * Ends what runs, if anything does, and cuts what would hold it.
   *
   * @param oldBase goes, too, if not null
   * @param heir the base that stays, or comes
   * @param next takes over what is carried, or null
   */
  void end(
      @Nullable Base oldBase,
      Base heir,
      RetentionRule survival,
      Carrying.@Nullable Successor next,
      RestartTimings phases) {
    Generation old = running;
    if (old != null && !isStopped) {
      baton.step(() -> stop(old));
    }
    isStopped = false;
    processScope.ended(old, oldBase, survival);
    phases.end("stop");
    Succession.Passed passed = succession().pass(old, next, oldBase);
    if (passed.isCarried()) {
      phases.end("carry");
    }
    if (!passed.loaders().isEmpty()) {
      cleanUp(old, passed, heir, oldBase == null ? heir : oldBase);
    }
    if (oldBase != null) {
      ofBase = null;
      hooks.end();
      endBase(oldBase);
    }
    running = null;
    phases.end("clean");
  }

  /** Stops what runs, ahead of the rest of its end; answers it, or null if nothing runs. */
  @Nullable Generation stopAhead() {
    Generation old = running;
    if (old != null) {
      baton.step(() -> stop(old));
      isStopped = true;
    }
    return old;
  }

  /** Takes all steps for one that was stopped, so that what is kept in spite of them shows. */
  void cleanAhead(Generation stopped, Base base) {
    Doomed doomed = new Doomed(Set.of(stopped.loader()), base.loader());
    PendingCleanup remains = new PendingCleanup(stopped.number(), doomed, stepsOf(base));
    for (CleanupStep.Phase phase : CleanupStep.Phase.values()) {
      remains.clean(chain, phase, teller);
    }
  }

  /** For what has ended. */
  Forgetting forgetting() {
    return new Forgetting(baseCode, teller);
  }

  private void stop(Generation old) {
    StopReport report = ending().stop().stop(old);
    teller.accept(told(old.number(), report));
  }

  /**
   * The JVM ends: stops what runs, or waits for the stop that is on its way; nothing is entered any
   * more, whatever the restart thread is at. For the thread that the JVM waits for.
   */
  void takeOver(Deadline deadline) {
    if (!baton.takeForGood(deadline)) {
      return; // That stop has had its time.
    }
    Generation now = running;
    if (now != null && now.state() != Generation.State.STOPPED) {
      stop(now);
    }
    processScope.ended(now, null, RetentionRule.ofNothing("the program ends"));
  }

  /** Whether nothing will be stopped or entered any more, since the JVM ends. Any thread. */
  boolean isTakenOver() {
    return baton.isOver();
  }

  /** Ends what its libraries made: nothing of it is used any more. */
  void endBase(Base base) {
    bases.end(base.loader(), baseCode);
  }

  /** Carries while the running generation waits at its checkpoint, if it does. */
  Carrying.Result carryFromCheckpoint(Carrying.Successor next, @Nullable Base oldBase) {
    Deadline end = Deadline.in(limit.dividedBy(4));
    return succession().fromCheckpoint(running, next, oldBase, end);
  }

  /** What outlives the running generation, if it has had the time to ask for what it wants kept. */
  RetentionRule survival() {
    Generation now = running;
    boolean hasAsked =
        now != null
            && (now.number() == returned
                || System.nanoTime() - now.startedNanos() >= TIME_TO_ASK.toNanos());
    return hasAsked ? RetentionRule.OF_WHAT_WAS_ASKED_FOR : RetentionRule.OF_ALL;
  }

  /** Whether the running generation got over its start, in which an edit shows what it breaks. */
  boolean hasLasted() {
    Generation now = running;
    return now != null
        && (now.number() == returned
            || System.nanoTime() - now.startedNanos() >= LONGEST_START.toNanos());
  }

  private ReloadEvent told(int generation, StopReport report) {
    return new ReloadEvent.Stopped(
        teller.now(),
        generation,
        report.survivors(),
        report.notes(),
        report.ended(),
        report.adopted(),
        report.steps().stream()
            .map(step -> new ReloadEvent.Phase(step.name(), step.took()))
            .toList());
  }

  private void cleanUp(@Nullable Generation old, Succession.Passed passed, Base heir, Base going) {
    Doomed doomed = new Doomed(passed.loaders().keySet(), heir.loader());
    PendingCleanup remains =
        new PendingCleanup(old == null ? 0 : old.number(), doomed, stepsOf(going));
    remains.clean(chain, CleanupStep.Phase.BEFORE_START, teller);
    ending().aftermath().cleanUp(remains, passed.doomed());
  }

  private List<CleanupStep> stepsOf(Base base) {
    BaseSteps known = ofBase;
    if (known == null) {
      List<String> warnings = new ArrayList<>();
      known = BaseSteps.find(base, baseCode, warnings);
      ofBase = known;
      for (String warning : warnings) {
        teller.warn(warning);
      }
    }
    return known.steps();
  }

  /** Tells the running generation's listeners which resources changed. */
  void refresh(List<String> paths) {
    Generation now = running;
    if (now != null) {
      Deadline end = Deadline.in(limit);
      String problem = code.run(now, "a refresh listener", () -> now.refreshed(paths), end);
      if (problem != null) {
        teller.warn(now.number(), problem);
      }
    }
  }
}
