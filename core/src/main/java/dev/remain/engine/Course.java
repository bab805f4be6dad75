// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.engine.aftermath.Trouble;
import dev.remain.engine.carry.Carrying;
import dev.remain.engine.lasting.Survival;
import dev.remain.event.Outcome;
import dev.remain.event.ReloadEvent;
import dev.remain.event.Status;
import dev.remain.generation.FailureText;
import dev.remain.generation.Generation;
import dev.remain.generation.MainMethod;
import dev.remain.loader.Base;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One generation after the other: which it is now, on which base, from which baseline; and what
 * watches for it. Carries out what was decided, and tells it. Confined to the restart thread.
 */
final class Course {

  private final Wiring wiring;
  private final Stage stage;
  private final StatusBoard board;
  private final Consumer<ReloadEvent> events;
  private final Warnings warnings;
  private final Watching watching;
  private final History history = new History();
  private final Keepers keepers;
  private BaseLayer layer;
  private @Nullable Baseline baseline;
  private Phases firstPhases = Phases.since(System.nanoTime());
  private String reasonForNone = "nothing is running";
  private int number;
  private boolean isBlind;

  Course(Wiring wiring, BaseLayer layer, Warnings warnings) {
    this.wiring = wiring;
    this.stage = wiring.stage();
    this.board = wiring.board();
    this.events = wiring.parts().events();
    this.layer = layer;
    this.warnings = warnings;
    this.watching = new Watching(wiring);
    this.keepers = new Keepers(wiring);
  }

  /** Of the generation that was entered last. */
  int number() {
    return number;
  }

  BaseLayer layer() {
    return layer;
  }

  /** What changes are differences from; null until everything was read. */
  @Nullable Baseline baseline() {
    return baseline;
  }

  /** What the next generation is prepared against; not before everything was read. */
  Running now() {
    return new Running(number, layer, Objects.requireNonNull(baseline), isRunning());
  }

  private boolean isRunning() {
    return stage.running() != null;
  }

  /** What has become of a request, and what runs now. */
  Outcome outcome(Outcome.Kind kind, String problem) {
    return new Outcome(kind, number, problem);
  }

  /** Enters generation 1. */
  void begin(Generation generation, Phases phases) throws MainMethod.Unusable {
    enter(generation, phases);
    firstPhases = phases;
  }

  /** Nothing can be watched: generation 1 is the only one, and nobody knows what it is made of. */
  void blind(String sentence) {
    isBlind = true;
    events.accept(new ReloadEvent.Warned(Instant.now(), 0, sentence));
    tellStarted("first start", "", 0, firstPhases);
  }

  /** What finds out what changes. */
  Watching watching() {
    return watching;
  }

  boolean isBlind() {
    return isBlind;
  }

  /** Whether it is known what generation 1 is, or that it never will be. */
  boolean isKnown() {
    return isBlind || baseline != null;
  }

  /** Whether the JVM ends when the program has: always, where no change would run it again. */
  boolean leavesOnExit() {
    EngineParts parts = wiring.parts();
    return parts.leavesOnExit()
        || (isBlind && wiring.program().ownsInput() && !parts.leaks().atEnd());
  }

  /** Everything was read: what generation 1 is can be told. */
  void known(Baseline known) {
    baseline = known;
    tellStarted("first start", known, firstPhases);
  }

  /**
   * Ends what runs, and enters what was prepared; or goes on as before.
   *
   * @param anew prepares the same once more on another base, as has been learned; answers what it
   *     is given if that cannot be done
   */
  Outcome replace(Attempt attempt, Phases phases, UnaryOperator<Attempt> anew) {
    phases.end("prepare");
    keepers.expect(layer);
    Base oldBase = attempt.layer() == layer ? null : layer.base();
    Carrying.Heir heir = attempt.afresh() ? null : heir(attempt);
    Before before = beforeTheStop(attempt, heir, oldBase);
    if (!before.problem().isEmpty()) {
      wiring.program().resume();
      attempt.discard();
      return reject(before.problem());
    }
    if (before.isCarried()) {
      phases.end("carry");
      heir = null;
    }
    try {
      exchange(attempt, heir, phases, before.isCarried() ? UnaryOperator.identity() : anew);
      return outcome(Outcome.Kind.STARTED, "");
    } catch (Throwable thrown) {
      return lost(attempt, thrown);
    }
  }

  /**
   * What could be done while the running generation can still go on.
   *
   * @param problem why it does; empty if it is to be stopped
   */
  private record Before(String problem, boolean isCarried) {}

  private Before beforeTheStop(
      Attempt attempt, Carrying.@Nullable Heir heir, @Nullable Base oldBase) {
    try {
      wiring.program().complete(attempt.generation());
      Carrying.Result early =
          heir == null ? new Carrying.Nothing() : stage.carryFromCheckpoint(heir, oldBase);
      return early instanceof Carrying.Impossible impossible
          ? new Before(impossible.problem(), false)
          : new Before("", early instanceof Carrying.Done);
    } catch (MainMethod.Unusable e) {
      return new Before(String.valueOf(e.getMessage()), false);
    } catch (Throwable thrown) {
      wiring.program().resume();
      attempt.discard();
      throw thrown;
    }
  }

  private void exchange(
      Attempt prepared, Carrying.@Nullable Heir prepare, Phases phases, UnaryOperator<Attempt> anew)
      throws MainMethod.Unusable {
    stage.hold(wiring.program());
    Survival survival = prepared.afresh() ? Survival.ofNothing(prepared.cause()) : stage.survival();
    Generation stopped = stage.stopAhead();
    if (prepared.layer() == layer) {
      keepers.learn(stopped, layer);
    }
    Attempt attempt = anew.apply(prepared);
    Carrying.Heir heir =
        prepare == null || attempt.generation() == prepared.generation() ? prepare : heir(attempt);
    Base oldBase = attempt.layer() == layer ? null : layer.base();
    stage.end(oldBase, attempt.layer().base(), survival, heir, phases);
    layer = attempt.layer();
    layer.running(attempt.generation().loader());
    enter(attempt.generation(), phases);
    settle(attempt.next());
    tellStarted(attempt.cause(), attempt.next().baseline(), phases);
  }

  /**
   * The old generation was stopped, and the new one could not be entered, for want of memory or of
   * threads: nothing runs until the next change or request, and nobody waits for it.
   */
  private Outcome lost(Attempt attempt, Throwable thrown) {
    if (!(thrown instanceof VirtualMachineError)) {
      new Trouble(events).tellEach(thrown);
    }
    number = attempt.generation().number();
    layer = attempt.layer();
    String problem = "generation " + number + " could not be started: " + FailureText.line(thrown);
    try {
      end(Status.State.FAILED, problem, problem, Survival.OF_ALL);
    } catch (Throwable again) {
      stage.forget();
      release(Status.State.FAILED, problem, problem);
    }
    attempt.generation().discard();
    settle(attempt.next());
    events.accept(
        new ReloadEvent.Warned(
            Instant.now(), number, problem + "; nothing is running: save a file to try again"));
    return outcome(Outcome.Kind.FAILED, problem);
  }

  private Carrying.Heir heir(Attempt attempt) {
    return new Carrying.Heir(
        attempt.generation(), attempt.next().baseline().files(), wiring.program());
  }

  /** Goes on with the same generation and other resources. */
  Outcome refresh(NextBaseline next, List<String> paths) {
    settle(next);
    events.accept(new ReloadEvent.Refreshed(Instant.now(), number, paths));
    stage.refresh(paths);
    return outcome(Outcome.Kind.REFRESHED, "");
  }

  /** Something was changed: where nothing runs, what comes from outside waits for it. */
  void expect() {
    keepers.expect(layer);
    if (!isRunning()) {
      stage.lasting().expect();
    }
  }

  /** Goes on as before; the next number stays free. */
  Outcome reject(String reason) {
    board.rejected(reason);
    if (!isRunning()) {
      stage.lasting().expectNone(reasonForNone);
    }
    events.accept(
        new ReloadEvent.Rejected(Instant.now(), number + 1, reason, isRunning() ? number : 0));
    return outcome(Outcome.Kind.REJECTED, reason);
  }

  /** Ends a generation whose {@code main} threw; answers whether it was running. */
  boolean failed(int generation, String error) {
    Generation failed = stage.running();
    if (failed == null || !stage.isRunning(generation)) {
      return false; // It was being stopped, and is not missed.
    }
    events.accept(new ReloadEvent.Failed(Instant.now(), generation, error));
    if (!isOutOfMemory(error)) {
      warnings.failed(generation, error, layer::archiveOf);
    }
    stage.failing();
    end(
        Status.State.FAILED,
        error,
        "generation " + generation + " failed in main: " + firstLine(error),
        survivalOf(failed));
    return true;
  }

  /** That says enough by itself, and leaves no room for a class of ours that is not loaded yet. */
  static boolean isOutOfMemory(String error) {
    return error.startsWith("java.lang.OutOfMemoryError");
  }

  /** Without a class that is not loaded yet: there may be no room for one. */
  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Ends a generation that has exited; answers whether it was running. */
  boolean exited(int generation, int status) {
    Generation now = stage.running();
    if (now == null || !stage.isRunning(generation)) {
      return false;
    }
    Duration ran = Duration.ofNanos(System.nanoTime() - now.startedNanos());
    end(Status.State.EXITED, "", "generation " + generation + " has exited", stage.survival());
    boolean leaves = leavesOnExit();
    events.accept(new ReloadEvent.Exited(Instant.now(), generation, status, ran, leaves));
    return true;
  }

  /** It may have asked for nothing yet; but a port it could not have may be a kept object's. */
  private static Survival survivalOf(Generation failed) {
    return failed.portsTaken().isEmpty() ? Survival.OF_ALL : Survival.OF_WHAT_WAS_ASKED_FOR;
  }

  /** Ends what runs, if anything does, for good. */
  void end() {
    end(Status.State.CLOSED, "", "", Survival.ofNothing("the program ends"));
    if (wiring.parts().leaks().atEnd()) {
      keepers.forget(layer);
    }
    stage.endBase(layer.base());
  }

  private void end(Status.State state, String problem, String why, Survival survival) {
    stage.hold(wiring.program());
    stage.end(null, layer.base(), survival, null, Phases.since(System.nanoTime()));
    release(state, problem, why);
  }

  /** Nothing runs, and nobody waits for the next generation, unless the JVM ends in a moment. */
  private void release(Status.State state, String problem, String why) {
    board.ended(state, problem, why);
    boolean isLeaving = state == Status.State.EXITED && leavesOnExit();
    if (state != Status.State.CLOSED && !isLeaving) {
      reasonForNone = why;
      stage.lasting().expectNone(why);
    }
    wiring.program().end(state == Status.State.FAILED ? why : "");
  }

  /** Ends the threads beside the restart thread. */
  void close() {
    keepers.close();
    wiring.sentinel().close();
    stage.lasting().close();
    stage.ending().aftermath().close();
    watching.close();
  }

  private void enter(Generation generation, Phases phases) throws MainMethod.Unusable {
    number = generation.number();
    board.entered(number);
    stage.enter(generation, wiring.program());
    keepers.entered(layer, generation.loader());
    phases.end("start", generation.startedNanos());
  }

  /** From now on changes are differences from this. */
  private void settle(NextBaseline next) {
    next.commit();
    baseline = next.baseline();
    watching.baseline(next.baseline());
  }

  private void tellStarted(String cause, Baseline files, Phases phases) {
    int sameAs = history.earliest(files.fingerprint(), number);
    tellStarted(cause, files.fingerprint().hex(), sameAs, phases);
  }

  private void tellStarted(String cause, String fingerprint, int sameAs, Phases phases) {
    board.started(fingerprint, cause, phases.total());
    events.accept(
        new ReloadEvent.Started(
            Instant.now(),
            number,
            cause,
            fingerprint,
            sameAs,
            phases.all(),
            wiring.learning().boundary().inForce().size(),
            Beginning.archives(wiring.parts())));
  }
}
