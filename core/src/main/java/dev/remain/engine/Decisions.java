// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.News;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.Publication;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.program.MainCompletion;
import dev.remain.engine.request.Asked;
import dev.remain.engine.request.HeldRejection;
import dev.remain.engine.request.Pause;
import dev.remain.event.Outcome;
import dev.remain.event.ReloadEvent;
import dev.remain.teller.Teller;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the program, once it is known what generation 1 is: {@link #changed} is the
 * straight path. Confined to the restart thread.
 */
final class Decisions implements Message.DecisionHandler {

  private final EngineContext context;
  private final Inbox inbox;
  private final Restarter restarter;
  private final NextGeneration nextGeneration;
  private final Guesswork guesswork;
  private final HeldRejection held;
  private final Learning learning;
  private final Asked asked = new Asked();
  private final Awaiting awaiting;
  private final Pause pause = new Pause();
  private final MainCompletion mainEnds;
  private final Teller teller;
  private final IntConsumer leave;

  /**
   * @param leave ends the JVM with a status
   */
  Decisions(
      EngineContext context,
      Restarter restarter,
      NextGeneration nextGeneration,
      MainCompletion mainEnds,
      IntConsumer leave) {
    this.context = context;
    this.inbox = context.inbox();
    this.restarter = restarter;
    this.nextGeneration = nextGeneration;
    this.guesswork = new Guesswork(nextGeneration);
    this.held = new HeldRejection(context.parts().watch().hold());
    this.awaiting = new Awaiting(context, restarter, held, pause, asked);
    this.mainEnds = mainEnds;
    this.learning = context.learning();
    this.teller = context.parts().teller();
    this.leave = leave;
  }

  /** How long to wait for the next message; null if nothing is due without one. */
  @Nullable Duration patience() {
    return held.left(System.nanoTime());
  }

  void decide(Message.Decision decision) {
    boolean mayBeGuessed =
        decision instanceof Message.Changed
            || decision instanceof Message.Guessed
            || decision instanceof Message.Awaited
            || decision instanceof Message.Looked;
    if (!mayBeGuessed) {
      guesswork.forget();
    }
    decision.to(this);
  }

  /** Nothing is decided any more: what was prepared is thrown away, and nobody waits. */
  void close() {
    guesswork.forget();
    Outcome closed = restarter.outcome(Outcome.Kind.NOTHING_DONE, "Remain is closed");
    asked.applies(Long.MAX_VALUE);
    asked.answer(closed);
    awaiting.close(closed);
  }

  @Override
  public void holdOver(Message.HoldOver over) {
    held.tell(System.nanoTime(), restarter::reject);
    awaiting.answer();
  }

  @Override
  public void awaited(Message.Awaited awaited) {
    awaiting.ask(awaited);
  }

  @Override
  public void looked(Message.Looked looked) {
    awaiting.looked(looked);
  }

  @Override
  public void pauseWanted(Message.PauseWanted wanted) {
    pause.set(wanted.on());
    context.board().paused(wanted.on() ? Pause.WORDS : "");
    try {
      Message.Changed waiting = wanted.on() ? null : pause.take();
      if (waiting != null) {
        changed(waiting);
      }
    } finally {
      wanted.answer().give(restarter.outcome(Outcome.Kind.UNCHANGED, context.board().problem()));
    }
  }

  /** More was written than was guessed, which is forgotten by now. */
  @Override
  public void mistaken(Message.Mistaken mistaken) {}

  @Override
  public void poked(Message.Poked poked) {
    asked.add(restarter.watching().poke(), poked.answer());
  }

  @Override
  public void learned(Message.Learned learned) {
    restartIf(restarter.keepers().learned(learned, restarter.layer()));
  }

  @Override
  public void settled(Message.Settled settled) {
    restartIf(restarter.keepers().again(settled.generation(), restarter.layer()));
  }

  @Override
  public void mainReturned(Message.MainReturned returned) {
    context.lifecycle().mainReturned(returned.generation());
    context.sentinel().mainReturned(returned.generation());
    mainEnds.ended(returned.generation());
  }

  @Override
  public void ended(Message.Ended ended) {
    exited(ended.generation(), 0);
  }

  @Override
  public void exitCalled(Message.ExitCalled exit) {
    exited(exit.generation(), exit.status());
  }

  private void exited(int generation, int status) {
    String again = restarter.keepers().again(generation, restarter.layer());
    boolean hasEnded = restarter.exited(generation, status, again != null);
    mainEnds.ended(generation);
    restartIf(again);
    leaveIf(hasEnded && again == null, status);
  }

  @Override
  public void mainThrew(Message.MainThrew threw) {
    if (!context.lifecycle().isRunning(threw.generation())) {
      mainEnds.ended(threw.generation());
      return; // It was being stopped, and is not missed.
    }
    String again =
        threw.isOutOfMemory() ? null : restarter.keepers().afterFailure(threw, restarter.layer());
    Snapshots.Earlier earlier = again == null ? afterFailure() : null;
    String follows = earlier == null || threw.isOutOfMemory() ? "" : earlier.promise();
    restarter.failed(threw, again == null ? follows : again);
    boolean isOver = again == null;
    try {
      if (earlier == null) {
        restartIf(again);
      } else {
        restarter.expect();
        isOver = back(earlier, System.nanoTime()).kind() == Outcome.Kind.REJECTED;
      }
    } finally {
      mainEnds.ended(threw.generation());
    }
    leaveIf(isOver, 1);
  }

  /** What is to follow a failure at once; null if that is nothing before the next change. */
  private Snapshots.@Nullable Earlier afterFailure() {
    return context.parts().goesBack() && !restarter.isBlind() && !context.lifecycle().hasLasted()
        ? restarter.snapshots().afterFailure()
        : null;
  }

  @Override
  public void backWanted(Message.BackWanted wanted) {
    Outcome outcome = restarter.outcome(Outcome.Kind.FAILED, "an error in Remain itself");
    try {
      Snapshots.Earlier earlier = restarter.isBlind() ? null : restarter.snapshots().another();
      outcome =
          earlier == null
              ? restarter.outcome(
                  Outcome.Kind.NOTHING_DONE,
                  "there is no earlier program on the same jars that ran well")
              : back(earlier, wanted.sinceNanos());
    } finally {
      wanted.answer().give(outcome);
    }
  }

  /**
   * Runs an earlier program, in the place of what is on the disk, which is tried when it changes.
   */
  private Outcome back(Snapshots.Earlier earlier, long sinceNanos) {
    RestartTimings phases = RestartTimings.since(sinceNanos);
    phases.end("quiet");
    held.forget();
    return start(nextGeneration.back(restarter.now(), earlier), phases);
  }

  private void restartIf(@Nullable String reason) {
    if (reason != null) {
      restartWanted(new Message.RestartWanted(reason, false, System.nanoTime(), List.of()));
    }
  }

  /** A change on disk; whoever has asked for it to be applied is answered in any case. */
  @Override
  public void changed(Message.Changed changed) {
    if (pause.puts(changed)) {
      return;
    }
    if (!changed.changes().against().is(restarter.baseline())) {
      guesswork.forget();
      awaiting.dropped();
      askAgain(changed.changes());
      return;
    }
    Outcome outcome = restarter.outcome(Outcome.Kind.FAILED, "an error in Remain itself");
    try {
      outcome = reload(changed);
    } finally {
      asked.answer(outcome);
      awaiting.answer();
    }
  }

  /** The straight path: from a change on disk to the new {@code main}. */
  private Outcome reload(Message.Changed changed) {
    learning.changed();
    restarter.expect();
    return startNewest(changed, phases(changed));
  }

  /** Until now somebody waited for quiet, or compiled. */
  private static RestartTimings phases(Message.Changed changed) {
    Publication own = changed.changes().publication();
    RestartTimings phases =
        RestartTimings.since(own == null ? changed.changes().lastWriteNanos() : own.savedNanos());
    if (own == null) {
      phases.end("quiet", changed.takenNanos());
    } else {
      phases.end("compile", own.compiledNanos());
    }
    return phases;
  }

  private Outcome start(NextStep step, ChangeSet changes, RestartTimings phases) {
    if (step instanceof NextStep.Refused refused
        && refused.isUnfinished()
        && changes.certain()
        && !changes.triggered()) {
      held.hold(refused.reason(), System.nanoTime());
      context.board().waiting(refused.reason());
      teller.accept(new ReloadEvent.Holding(teller.now(), refused.reason()));
      return restarter.outcome(Outcome.Kind.NOTHING_DONE, refused.reason());
    }
    return start(step, phases);
  }

  /** Enters what was prepared, or does what else there is to be done. */
  private Outcome start(NextStep step, RestartTimings phases) {
    if (step instanceof NextStep.Prepared prepared) {
      return replace(prepared.attempt(), phases);
    }
    if (step instanceof NextStep.Refused refused) {
      return restarter.reject(refused.reason());
    }
    if (step instanceof NextStep.Refreshed refreshed) {
      nextGeneration.latest(refreshed.next().baseline());
      return restarter.refresh(refreshed.next(), refreshed.paths());
    }
    return restarter.outcome(Outcome.Kind.UNCHANGED, context.board().problem());
  }

  private Outcome replace(PreparedRestart attempt, RestartTimings phases) {
    if (inbox.isClosing()) {
      attempt.discard();
      return restarter.outcome(Outcome.Kind.NOTHING_DONE, "Remain is being closed");
    }
    BaseLayer before = restarter.layer();
    Outcome outcome = restarter.replace(attempt, phases, this::anew);
    nextGeneration.latest(restarter.baseline());
    boolean isNewBase = restarter.layer() != before;
    learning.entered(restarter.number(), isNewBase);
    if (isNewBase) {
      for (News news : learning.boundary().settle()) {
        teller.accept(
            new ReloadEvent.Learned(
                teller.now(), restarter.number(), news.jar(), news.reason(), news.with()));
      }
      context.board().jars(learning.boundary().jars());
    }
    return outcome;
  }

  /**
   * The same on the base that is wanted by now; the one that was prepared if that is the present.
   */
  private PreparedRestart anew(PreparedRestart prepared) {
    String stale = restarter.keepers().stale();
    if (!learning.boundary().isPending() && stale.isEmpty()) {
      return prepared;
    }
    String cause = prepared.cause();
    String and = stale.isEmpty() || cause.equals(stale) ? "" : ", and " + stale;
    return nextGeneration.onAnotherBase(
        restarter.now(), prepared, (stale.isEmpty() ? "" : "full restart: ") + cause + and);
  }

  /** Prepares for what is expected, unless something else waits to be decided. */
  @Override
  public void guessed(Message.Guessed guessed) {
    restarter.expect();
    if (inbox.isEmpty() && !pause.isOn()) {
      guesswork.prepare(restarter.now(), guessed.changes());
    }
  }

  /** Runs what ran last once more; changes on disk are another matter. */
  @Override
  public void restartWanted(Message.RestartWanted first) {
    Message.RestartWanted wanted = inbox.withRestarts(first);
    Outcome outcome = restarter.outcome(Outcome.Kind.FAILED, "an error in Remain itself");
    try {
      outcome = restart(wanted, first.sinceNanos());
    } finally {
      wanted.answer(outcome);
    }
  }

  private Outcome restart(Message.RestartWanted wanted, long sinceNanos) {
    if (restarter.isBlind()) {
      return restarter.reject(Restarter.BLIND);
    }
    RestartTimings phases = RestartTimings.since(sinceNanos);
    phases.end("quiet");
    held.forget();
    return start(nextGeneration.again(restarter.now(), wanted), phases);
  }

  /**
   * The watcher compares with what runs now by itself, but where it tells only what it is asked
   * for, the asking came too early.
   */
  private void askAgain(ChangeSet outdated) {
    if (outdated.triggered() && (!outdated.isEmpty() || asked.isAnyWaiting())) {
      restarter.watching().poke();
    }
  }

  /** Prepares until no newer change is here, and does what there is to be done. */
  private Outcome startNewest(Message.Changed changed, RestartTimings phases) {
    held.forget();
    ChangeSet changes = changed.changes();
    awaiting.applies(changes.against());
    asked.applies(changes.ask());
    NextStep step = guesswork.step(restarter.now(), changes);
    for (Message.Changed newer = inbox.takeNewer(restarter.baseline());
        newer != null;
        newer = inbox.takeNewer(restarter.baseline())) {
      step.discard();
      changes = newer.changes();
      asked.applies(changes.ask());
      step = guesswork.step(restarter.now(), changes);
    }
    return start(step, changes, phases);
  }

  /** The JVM ends with its program, where that is wanted. */
  private void leaveIf(boolean hasEnded, int status) {
    if (hasEnded && restarter.leavesOnExit()) {
      leave.accept(status);
    }
  }
}
