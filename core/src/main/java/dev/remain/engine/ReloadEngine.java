// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.Generation;
import dev.remain.generation.MainMethod;
import dev.remain.generation.Preparation;
import dev.remain.watch.ChangeSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens to the program. Confined to the restart thread: what it decides on are
 * immutable values, and the threads around it only put messages into its inbox.
 */
final class ReloadEngine implements Runnable {

  private final Wiring wiring;
  private final Inbox inbox;
  private final Course course;
  private final Warnings warnings;
  private final NextGeneration nextGeneration;
  private final FirstStart first = new FirstStart();
  private final Guesswork guesswork;
  private final CountDownLatch armed = new CountDownLatch(1);
  private final MainEnds mainEnds = new MainEnds();
  private final List<Message> early = new ArrayList<>();
  private final HeldRejection held;
  private final Learning learning;
  private final Consumer<ReloadEvent> events;
  private final Trouble trouble;
  private boolean isClosed;
  private volatile boolean isOver;
  private volatile @Nullable Message handled;

  ReloadEngine(Wiring wiring, BaseLayer layer) {
    this.wiring = wiring;
    this.inbox = wiring.inbox();
    this.course = new Course(wiring, layer);
    this.events = wiring.parts().events();
    this.trouble = new Trouble(events);
    this.warnings = new Warnings(wiring.stage(), wiring.parts().front(), events);
    this.nextGeneration = new NextGeneration(wiring);
    this.guesswork = new Guesswork(nextGeneration);
    this.learning = wiring.learning();
    this.held = new HeldRejection(wiring.parts().watch().hold());
  }

  /** Whether nothing is left to be stopped, or ever will be. Any thread. */
  boolean isOver() {
    return isOver;
  }

  /** How generation 1 was started. */
  FirstStart first() {
    return first;
  }

  /** Open once each write is noticed, or none ever will be. */
  CountDownLatch armed() {
    return armed;
  }

  MainEnds mainEnds() {
    return mainEnds;
  }

  /** Looks for changes everywhere at once. Any thread, once generation 1 was started. */
  void poke() {
    if (!course.poke()) {
      inbox.put(new Message.Poked());
    }
  }

  /** Starts generation 1, and runs until closed. */
  @Override
  public void run() {
    startFirstSafely();
    try {
      GuardedLoop.run(this::turn, trouble::tellEach);
    } finally {
      isOver = true;
      armed.countDown();
      inbox.abandon();
      course.close();
      nextGeneration.close();
      wiring.parts().threads().release();
    }
  }

  private boolean turn() throws InterruptedException {
    if (!isClosed) {
      Duration patience = held.left(System.nanoTime());
      Message message = patience == null ? inbox.take() : inbox.poll(patience);
      handleSafely(message == null ? new Message.HoldOver() : message);
    }
    return !isClosed;
  }

  /** A program that runs already goes on, even if nothing can be watched for it. */
  private void startFirstSafely() {
    try {
      startFirst();
    } catch (Throwable thrown) {
      isClosed = first.fail(thrown);
      if (!isClosed) {
        handleSafely(new Message.Blind(Blindness.sentence(thrown)));
      }
    }
  }

  /** Starts generation 1 from files that are still being read, and then the watcher. */
  private void startFirst() throws MainMethod.Unusable, InterruptedException {
    Phases phases = Phases.since(System.nanoTime());
    Preparation preparation = nextGeneration.first(course.layer());
    if (preparation instanceof Preparation.Rejected rejected) {
      isClosed = true;
      wiring.board().ended(EngineStatus.State.CLOSED, rejected.reason());
      first.tell(rejected.reason());
      return;
    }
    phases.end("prepare");
    Generation generation = ((Preparation.Ready) preparation).generation();
    course.layer().running(generation.loader());
    course.begin(generation, phases);
    first.tell(null);
    if (wiring.program().ownsInput()) {
      // A program around this one has begun long ago.
      new FirstMoments(inbox, this::handleSafely).leave(generation);
    }
    if (!isClosed) {
      course.watch();
    }
  }

  /** Whether the message is just being handled. Any thread. */
  boolean handles(Message message) {
    return handled == message;
  }

  private void handleSafely(Message message) {
    handled = message;
    try {
      handle(message);
    } catch (Throwable thrown) {
      trouble.tellEach(thrown);
    } finally {
      handled = null;
    }
  }

  private void handle(Message message) throws MainMethod.Unusable {
    if (message instanceof Message.Closing closing) {
      close(closing);
    } else if (message instanceof Message.PortTaken taken) {
      warnings.portTaken(taken);
    } else if (message instanceof Message.LateExit exit) {
      warnings.lateExit(exit);
    } else if (message instanceof Message.Armed told) {
      course.armed(told.armed());
      armed.countDown();
    } else if (message instanceof Message.Captured) {
      captured();
    } else if (message instanceof Message.Blind blind) {
      blind(blind.sentence());
    } else if (course.isKnown()) {
      decide(message);
    } else {
      early.add(message); // What generation 1 is, is not known before everything was read.
    }
  }

  /** Generation 1 is known by now, and can be told. */
  private void captured() throws MainMethod.Unusable {
    try {
      Baseline known = wiring.capture().complete();
      nextGeneration.latest(known);
      course.known(known);
      wiring.stage().ending().aftermath().run(course.layer()::copyArchives);
      warnings.overlaps(known, learning.boundary().inForce());
      nextGeneration.read(known);
    } finally {
      decideEarly();
    }
  }

  /** Each of them is somebody's who waits, whatever becomes of the others. */
  private void decideEarly() {
    List<Message> waiting = List.copyOf(early);
    early.clear();
    waiting.forEach(this::handleSafely);
  }

  /** The program runs on, and ends, as it would without Remain. */
  private void blind(String sentence) {
    wiring.capture().abandon();
    armed.countDown();
    try {
      course.blind(sentence);
    } finally {
      decideEarly();
    }
  }

  private void decide(Message message) throws MainMethod.Unusable {
    if (message instanceof Message.Changed changed) {
      reload(changed);
    } else if (message instanceof Message.Guessed guessed) {
      guess(guessed);
    } else {
      guesswork.forget();
      decideOtherwise(message);
    }
  }

  private void decideOtherwise(Message message) throws MainMethod.Unusable {
    if (message instanceof Message.HoldOver) {
      held.tell(System.nanoTime(), course::reject);
    } else if (message instanceof Message.RestartWanted wanted) {
      restart(wanted);
    } else if (message instanceof Message.Poked) {
      poke();
    } else if (message instanceof Message.MainReturned returned) {
      wiring.stage().mainReturned(returned.generation());
      wiring.sentinel().mainReturned(returned.generation());
      mainEnds.ended(returned.generation());
    } else if (message instanceof Message.MainThrew threw) {
      failed(threw);
    } else if (message instanceof Message.Learned learned) {
      restartIf(learning.learned(learned.lesson()));
    } else if (message instanceof Message.Ended ended) {
      leave(course.exited(ended.generation(), 0), 0);
    } else if (message instanceof Message.ExitCalled exit) {
      leave(course.exited(exit.generation(), exit.status()), exit.status());
    }
  }

  private void failed(Message.MainThrew threw) throws MainMethod.Unusable {
    boolean wasRunning = course.failed(threw.generation(), threw.error());
    mainEnds.ended(threw.generation());
    String again =
        wasRunning && !Course.isOutOfMemory(threw.error())
            ? learning.afterFailure(threw.generation(), threw.error(), course.layer()::archiveOf)
            : null;
    restartIf(again);
    if (again == null) {
      leave(wasRunning, 1);
    }
  }

  private void restartIf(@Nullable String reason) throws MainMethod.Unusable {
    if (reason != null) {
      restart(new Message.RestartWanted(reason, false, System.nanoTime()));
    }
  }

  /** The straight path: from a change on disk to the new {@code main}. */
  private void reload(Message.Changed changed) throws MainMethod.Unusable {
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

  private void replace(Attempt attempt, Phases phases) throws MainMethod.Unusable {
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
    return nextGeneration.onAnotherBase(course, prepared);
  }

  /** Prepares for what is expected, unless something else waits to be decided. */
  private void guess(Message.Guessed guessed) {
    course.expect();
    if (inbox.isEmpty()) {
      guesswork.prepare(course, guessed.changes());
    }
  }

  /** Runs what ran last once more; changes on disk are another matter. */
  private void restart(Message.RestartWanted first) throws MainMethod.Unusable {
    Message.RestartWanted wanted = inbox.withRestarts(first);
    if (course.isBlind()) {
      course.reject("what it is made of could not be read at the start: start the JVM anew");
      return;
    }
    Phases phases = Phases.since(first.sinceNanos());
    phases.end("quiet");
    held.forget();
    Attempt attempt = toStart(nextGeneration.again(course, wanted));
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
      poke();
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
    NextGeneration.Outcome outcome = guesswork.outcome(course, changes);
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
  private void leave(boolean hasEnded, int status) {
    if (hasEnded && course.leavesOnExit()) {
      isOver = true;
      wiring.parts().leave().accept(status);
    }
  }

  private void close(Message.Closing closing) {
    isClosed = true;
    try {
      guesswork.forget();
      course.end();
    } finally {
      closing.stopped().countDown();
    }
  }
}
