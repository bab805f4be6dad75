// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.ChangeSet;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.program.MainEnds;
import dev.remain.event.ReloadEvent;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the program, once it is known what generation 1 is: {@link #changed} is the
 * straight path. Confined to the restart thread.
 */
final class Decisions implements Message.DecisionHandler {

  private final Wiring wiring;
  private final Inbox inbox;
  private final Course course;
  private final NextGeneration nextGeneration;
  private final Guesswork guesswork;
  private final HeldRejection held;
  private final Learning learning;
  private final MainEnds mainEnds = new MainEnds();
  private final Consumer<ReloadEvent> events;
  private final IntConsumer leave;

  /**
   * @param leave ends the JVM with a status
   */
  Decisions(
      Wiring wiring,
      Course course,
      NextGeneration nextGeneration,
      HeldRejection held,
      IntConsumer leave) {
    this.wiring = wiring;
    this.inbox = wiring.inbox();
    this.course = course;
    this.nextGeneration = nextGeneration;
    this.guesswork = new Guesswork(nextGeneration);
    this.held = held;
    this.learning = wiring.learning();
    this.events = wiring.parts().events();
    this.leave = leave;
  }

  MainEnds mainEnds() {
    return mainEnds;
  }

  void decide(Message.Decision decision) {
    if (!(decision instanceof Message.Changed || decision instanceof Message.Guessed)) {
      guesswork.forget();
    }
    decision.to(this);
  }

  /** What was prepared for nothing is thrown away. */
  void forget() {
    guesswork.forget();
  }

  @Override
  public void holdOver(Message.HoldOver over) {
    held.tell(System.nanoTime(), course::reject);
  }

  /** More was written than was guessed, which is forgotten by now. */
  @Override
  public void mistaken(Message.Mistaken mistaken) {}

  @Override
  public void poked(Message.Poked poked) {
    course.poke();
  }

  @Override
  public void learned(Message.Learned learned) {
    restartIf(learning.learned(learned.lesson()));
  }

  @Override
  public void mainReturned(Message.MainReturned returned) {
    wiring.stage().mainReturned(returned.generation());
    wiring.sentinel().mainReturned(returned.generation());
    mainEnds.ended(returned.generation());
  }

  @Override
  public void ended(Message.Ended ended) {
    leaveIf(course.exited(ended.generation(), 0), 0);
  }

  @Override
  public void exitCalled(Message.ExitCalled exit) {
    leaveIf(course.exited(exit.generation(), exit.status()), exit.status());
  }

  @Override
  public void mainThrew(Message.MainThrew threw) {
    boolean wasRunning = course.failed(threw.generation(), threw.error());
    mainEnds.ended(threw.generation());
    String again =
        wasRunning && !Course.isOutOfMemory(threw.error())
            ? learning.afterFailure(threw.generation(), threw.error(), course.layer()::archiveOf)
            : null;
    restartIf(again);
    if (again == null) {
      leaveIf(wasRunning, 1);
    }
  }

  private void restartIf(@Nullable String reason) {
    if (reason != null) {
      restartWanted(new Message.RestartWanted(reason, false, System.nanoTime()));
    }
  }

  /** The straight path: from a change on disk to the new {@code main}. */
  @Override
  public void changed(Message.Changed changed) {
    if (!changed.changes().against().is(course.baseline())) {
      guesswork.forget();
      askAgain(changed.changes());
      return;
    }
    learning.changed();
    course.expect();
    Phases phases = Phases.since(changed.changes().lastWriteNanos());
    phases.end("quiet", changed.takenNanos());
    Attempt attempt = newestAttempt(changed);
    if (attempt != null) {
      replace(attempt, phases);
    }
  }

  private void replace(Attempt attempt, Phases phases) {
    BaseLayer before = course.layer();
    course.replace(attempt, phases, this::anew);
    nextGeneration.latest(course.baseline());
    boolean isNewBase = course.layer() != before;
    learning.entered(course.number(), isNewBase);
    if (isNewBase) {
      for (String sentence : learning.boundary().settle()) {
        events.accept(new ReloadEvent.Warned(Instant.now(), course.number(), sentence));
      }
    }
  }

  /**
   * The same on the base that is wanted by now; the one that was prepared if that is the present.
   */
  private Attempt anew(Attempt prepared) {
    if (!learning.boundary().isPending()) {
      return prepared;
    }
    return nextGeneration.onAnotherBase(course.now(), prepared);
  }

  /** Prepares for what is expected, unless something else waits to be decided. */
  @Override
  public void guessed(Message.Guessed guessed) {
    course.expect();
    if (inbox.isEmpty()) {
      guesswork.prepare(course.now(), guessed.changes());
    }
  }

  /** Runs what ran last once more; changes on disk are another matter. */
  @Override
  public void restartWanted(Message.RestartWanted first) {
    Message.RestartWanted wanted = inbox.withRestarts(first);
    if (course.isBlind()) {
      course.reject("what it is made of could not be read at the start: start the JVM anew");
      return;
    }
    Phases phases = Phases.since(first.sinceNanos());
    phases.end("quiet");
    held.forget();
    Attempt attempt = toStart(nextGeneration.again(course.now(), wanted));
    if (attempt != null) {
      replace(attempt, phases);
    }
  }

  /**
   * The watcher compares with what runs now by itself, but where it tells only what it is asked
   * for, the asking came too early.
   */
  private void askAgain(ChangeSet outdated) {
    if (outdated.triggered() && !outdated.isEmpty()) {
      course.poke();
    }
  }

  /** Prepares until no newer change is here; null if nothing is to be started. */
  private @Nullable Attempt newestAttempt(Message.Changed changed) {
    Attempt attempt = attempt(changed);
    for (Message.Changed newer = inbox.takeNewer(course.baseline());
        newer != null;
        newer = inbox.takeNewer(course.baseline())) {
      if (attempt != null) {
        attempt.discard();
      }
      attempt = attempt(newer);
    }
    if (attempt != null && inbox.isClosing()) {
      attempt.discard();
      return null;
    }
    return attempt;
  }

  /** What to start for these changes; null if nothing is, which has been told and done then. */
  private @Nullable Attempt attempt(Message.Changed changed) {
    held.forget();
    ChangeSet changes = changed.changes();
    NextGeneration.Outcome outcome = guesswork.outcome(course.now(), changes);
    if (outcome instanceof NextGeneration.Refused refused
        && refused.isUnfinished()
        && changes.certain()
        && !changes.triggered()) {
      held.hold(refused.reason(), System.nanoTime());
      events.accept(new ReloadEvent.Holding(Instant.now(), refused.reason()));
      return null;
    }
    return toStart(outcome);
  }

  private @Nullable Attempt toStart(NextGeneration.Outcome outcome) {
    if (outcome instanceof NextGeneration.Refused refused) {
      course.reject(refused.reason());
    } else if (outcome instanceof NextGeneration.Refreshed refreshed) {
      nextGeneration.latest(refreshed.next().baseline());
      course.refresh(refreshed.next(), refreshed.paths());
    }
    return outcome instanceof NextGeneration.Prepared prepared ? prepared.attempt() : null;
  }

  /** The JVM ends with its program, where that is wanted. */
  private void leaveIf(boolean hasEnded, int status) {
    if (hasEnded && course.leavesOnExit()) {
      leave.accept(status);
    }
  }
}
