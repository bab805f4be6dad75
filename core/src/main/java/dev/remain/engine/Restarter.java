// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.engine.carry.Carrying;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.lasting.RetentionRule;
import dev.remain.event.Outcome;
import dev.remain.event.ReloadEvent;
import dev.remain.event.Status;
import dev.remain.generation.FailureText;
import dev.remain.generation.Generation;
import dev.remain.generation.MainMethod;
import dev.remain.loader.Base;
import dev.remain.teller.Teller;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One generation after the other: which it is now, on which base, from which baseline; and what
 * watches for it. Carries out what was decided, and tells it. Confined to the restart thread.
 */
final class Restarter {

  static final String BLIND =
      "what it is made of could not be read at the start: start the JVM anew";

  private final EngineContext context;
  private final Lifecycle lifecycle;
  private final StatusBoard board;
  private final Teller teller;
  private final Warnings warnings;
  private final Watching watching;
  private final SeenPrograms history = new SeenPrograms();
  private final Keepers keepers;
  private BaseLayer layer;
  private @Nullable Snapshots snapshots;
  private RestartTimings firstPhases = RestartTimings.since(System.nanoTime());
  private String reasonForNone = "nothing is running";
  private int number;
  private boolean isBlind;

  Restarter(EngineContext context, BaseLayer layer, Warnings warnings) {
    this.context = context;
    this.lifecycle = context.lifecycle();
    this.board = context.board();
    this.teller = context.parts().teller();
    this.layer = layer;
    this.warnings = warnings;
    this.watching = new Watching(context);
    this.keepers = new Keepers(context);
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
    return snapshots == null ? null : snapshots.baseline();
  }

  /** What is held of programs; not before everything was read. */
  Snapshots snapshots() {
    return Objects.requireNonNull(snapshots);
  }

  /** What the next generation is prepared against; not before everything was read. */
  Running now() {
    Snapshots held = snapshots();
    return new Running(number, layer, held.baseline(), held.program(), isRunning());
  }

  private boolean isRunning() {
    return lifecycle.running() != null;
  }

  /** What has become of a request, and what runs now. */
  Outcome outcome(Outcome.Kind kind, String problem) {
    return new Outcome(kind, number, problem);
  }

  /** Enters generation 1. */
  void begin(Generation generation, RestartTimings phases) throws MainMethod.Unusable {
    enter(generation, phases, true);
    firstPhases = phases;
  }

  /** Nothing can be watched: generation 1 is the only one, and nobody knows what it is made of. */
  void blind(String sentence) {
    isBlind = true;
    teller.warn(sentence);
    tellStarted("first start", "", 0, firstPhases);
  }

  Keepers keepers() {
    return keepers;
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
    return isBlind || snapshots != null;
  }

  /** Whether the JVM ends when the program has: always, where no change would run it again. */
  boolean leavesOnExit() {
    EngineConfig parts = context.parts();
    return parts.leavesOnExit()
        || (isBlind && context.program().ownsInput() && !parts.leaks().atEnd());
  }

  /** Everything was read: what generation 1 is can be told. */
  void known(Baseline known) {
    snapshots = new Snapshots(known);
    tellStarted("first start", known, firstPhases);
  }

  /**
   * Ends what runs, and enters what was prepared; or goes on as before.
   *
   * @param anew prepares the same once more on another base, as has been learned; answers what it
   *     is given if that cannot be done
   */
  Outcome replace(
      PreparedRestart attempt, RestartTimings phases, UnaryOperator<PreparedRestart> anew) {
    phases.end("prepare");
    keepers.expect(layer);
    Base oldBase = attempt.layer() == layer ? null : layer.base();
    Carrying.Successor heir = attempt.afresh() ? null : heir(attempt);
    Before before = beforeTheStop(attempt, heir, oldBase);
    if (!before.problem().isEmpty()) {
      context.program().resume();
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
      PreparedRestart attempt, Carrying.@Nullable Successor heir, @Nullable Base oldBase) {
    try {
      context.program().complete(attempt.generation());
      Carrying.Result early =
          heir == null ? new Carrying.Nothing() : lifecycle.carryFromCheckpoint(heir, oldBase);
      return early instanceof Carrying.Impossible impossible
          ? new Before(impossible.problem(), false)
          : new Before("", early instanceof Carrying.Done);
    } catch (MainMethod.Unusable e) {
      return new Before(String.valueOf(e.getMessage()), false);
    } catch (Throwable thrown) {
      context.program().resume();
      attempt.discard();
      throw thrown;
    }
  }

  private void exchange(
      PreparedRestart prepared,
      Carrying.@Nullable Successor prepare,
      RestartTimings phases,
      UnaryOperator<PreparedRestart> anew)
      throws MainMethod.Unusable {
    lifecycle.hold(context.program());
    RetentionRule survival =
        prepared.afresh() ? RetentionRule.ofNothing(prepared.cause()) : lifecycle.survival();
    boolean hasLasted = lifecycle.hasLasted();
    Generation stopped = lifecycle.stopAhead();
    if (stopped != null) {
      snapshots().ranWell(stopped.number(), hasLasted);
    }
    if (prepared.layer() == layer) {
      keepers.learn(stopped, layer);
    }
    PreparedRestart attempt = anew.apply(prepared);
    Carrying.Successor heir =
        prepare == null || attempt.generation() == prepared.generation() ? prepare : heir(attempt);
    Base oldBase = attempt.layer() == layer ? null : layer.base();
    lifecycle.end(oldBase, attempt.layer().base(), survival, heir, phases);
    layer = attempt.layer();
    layer.running(attempt.generation().loader());
    enter(attempt.generation(), phases, attempt.next().isOnDisk());
    settle(attempt.next());
    tellStarted(attempt.cause(), attempt.next().program(), phases);
  }

  /**
   * The old generation was stopped, and the new one could not be entered, for want of memory or of
   * threads: nothing runs until the next change or request, and nobody waits for it.
   */
  private Outcome lost(PreparedRestart attempt, Throwable thrown) {
    new InternalErrors(teller).tellMistake(thrown);
    number = attempt.generation().number();
    layer = attempt.layer();
    String problem = "generation " + number + " could not be started: " + FailureText.line(thrown);
    stop(RetentionRule.OF_ALL);
    release(Status.State.FAILED, problem, problem, false);
    attempt.generation().discard();
    settle(attempt.next());
    teller.warn(number, problem + "; nothing is running: save a file to try again");
    return outcome(Outcome.Kind.FAILED, problem);
  }

  private Carrying.Successor heir(PreparedRestart attempt) {
    return new Carrying.Successor(
        attempt.generation(), attempt.next().program().files(), context.program());
  }

  /** Goes on with the same generation and other resources. */
  Outcome refresh(NextBaseline next, List<String> paths) {
    snapshots().refreshed(next.baseline());
    watching.baseline(next.baseline());
    teller.accept(new ReloadEvent.Refreshed(teller.now(), number, paths));
    lifecycle.refresh(paths);
    return outcome(Outcome.Kind.REFRESHED, "");
  }

  /** Something was changed: where nothing runs, what comes from outside waits for it. */
  void expect() {
    keepers.expect(layer);
    if (!isRunning()) {
      lifecycle.processScope().expect();
    }
  }

  /** Goes on as before; the next number stays free. */
  Outcome reject(String reason) {
    board.rejected(reason);
    if (!isRunning()) {
      lifecycle.processScope().expectNone(reasonForNone);
    }
    teller.accept(
        new ReloadEvent.Rejected(teller.now(), number + 1, reason, isRunning() ? number : 0));
    return outcome(Outcome.Kind.REJECTED, reason);
  }

  /**
   * Ends the running generation, whose {@code main} threw.
   *
   * @param follows what runs next, in words; empty if nothing does
   */
  void failed(Message.MainThrew threw, String follows) {
    int generation = threw.generation();
    String error = threw.error();
    RetentionRule survival = survivalOf(Objects.requireNonNull(lifecycle.running()));
    teller.accept(new ReloadEvent.Failed(teller.now(), generation, error, follows));
    if (!threw.isOutOfMemory()) {
      warnings.failed(generation, error, layer::archiveOf);
    }
    keepers.failed(generation);
    lifecycle.failing();
    String why = "generation " + generation + " failed in main: " + threw.firstLine();
    stop(survival);
    release(Status.State.FAILED, error, why, !follows.isEmpty());
  }

  /** Ends a generation that has exited, if it runs; answers that. It may be started again. */
  boolean exited(int generation, int status, boolean isFollowed) {
    Generation now = lifecycle.running();
    if (now == null || !lifecycle.isRunning(generation)) {
      return false;
    }
    Duration ran = Duration.ofNanos(System.nanoTime() - now.startedNanos());
    String problem = status == 0 ? "" : "the program exited with " + status;
    String why = "generation " + generation + " has exited";
    boolean leaves = leavesOnExit() && !isFollowed;
    stop(lifecycle.survival());
    release(Status.State.EXITED, problem, why, leaves || isFollowed);
    keepers.exited();
    if (snapshots != null && status == 0) {
      snapshots.ranWell(generation, true);
    }
    teller.accept(new ReloadEvent.Exited(teller.now(), generation, status, ran, leaves));
    return true;
  }

  /** It may have asked for nothing yet; but a port it could not have may be a kept object's. */
  private static RetentionRule survivalOf(Generation failed) {
    return failed.portsTaken().isEmpty()
        ? RetentionRule.OF_ALL
        : RetentionRule.OF_WHAT_WAS_ASKED_FOR;
  }

  /** Ends what runs, if anything does, for good. */
  void end() {
    stop(RetentionRule.ofNothing("the program ends"));
    release(Status.State.CLOSED, "", "", false);
    if (context.parts().leaks().atEnd()) {
      keepers.forget(layer);
    }
    lifecycle.endBase(layer.base());
  }

  /**
   * However far that comes: what is not let go of, such as where memory is full, stays for ever.
   */
  private void stop(RetentionRule survival) {
    try {
      lifecycle.hold(context.program());
      lifecycle.end(null, layer.base(), survival, null, RestartTimings.since(System.nanoTime()));
    } catch (Throwable thrown) {
      lifecycle.forget();
      new InternalErrors(teller).tellMistake(thrown);
    }
  }

  /**
   * Nothing runs, and nobody waits for the next generation.
   *
   * @param isFollowed by a generation, or by the end of the JVM, in a moment
   */
  private void release(Status.State state, String problem, String why, boolean isFollowed) {
    board.ended(state, problem, why);
    reasonForNone = why;
    if (state != Status.State.CLOSED && !isFollowed) {
      lifecycle.processScope().expectNone(why);
    }
    context.program().end(state == Status.State.FAILED ? why : "");
  }

  /** Ends the threads beside the restart thread. */
  void close() {
    keepers.close();
    context.sentinel().close();
    lifecycle.processScope().close();
    lifecycle.ending().aftermath().close();
    watching.close();
  }

  private void enter(Generation generation, RestartTimings phases, boolean isOnDisk)
      throws MainMethod.Unusable {
    number = generation.number();
    board.entered(number, isOnDisk);
    keepers.entering(number, layer);
    lifecycle.hooks().on(new Views.Archives(layer, keepers));
    lifecycle.enter(generation, context.program());
    keepers.entered(generation.loader(), layer);
    phases.end("start", generation.startedNanos());
  }

  /** From now on changes are differences from this. */
  private void settle(NextBaseline next) {
    snapshots().settle(next.baseline(), next.program());
    watching.baseline(next.baseline());
  }

  private void tellStarted(String cause, Baseline files, RestartTimings phases) {
    int sameAs = history.earliest(files.fingerprint(), number);
    tellStarted(cause, files.fingerprint().hex(), sameAs, phases);
  }

  private void tellStarted(String cause, String fingerprint, int sameAs, RestartTimings phases) {
    board.started(fingerprint, cause, phases.total());
    keepers.started(layer);
    teller.accept(
        new ReloadEvent.Started(
            teller.now(),
            number,
            cause,
            fingerprint,
            sameAs,
            phases.all(),
            layer.anew(),
            Beginning.archives(context.parts())));
  }
}
