// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.MainMethod;
import dev.remain.generation.Preparation;
import dev.remain.watch.ChangeSet;
import dev.remain.watch.WatchListener;
import dev.remain.watch.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens to the program. Confined to the restart thread: what it decides on are
 * immutable values, and the threads around it only put messages into its inbox.
 */
final class ReloadEngine {

  private final Wiring wiring;
  private final Inbox inbox;
  private final Course course;
  private final Warnings warnings;
  private final Consumer<ReloadEvent> events;
  private final NextGeneration nextGeneration;
  private final MainEnds mainEnds = new MainEnds();
  private final List<Message> early = new ArrayList<>();
  private boolean isClosed;
  private volatile boolean isOver;

  ReloadEngine(Wiring wiring, BaseLayer layer) {
    this.wiring = wiring;
    this.inbox = wiring.inbox();
    this.course = new Course(wiring, layer);
    this.events = wiring.parts().events();
    this.warnings = new Warnings(wiring.stage().aftermath(), wiring.parts().front(), events);
    this.nextGeneration = new NextGeneration(wiring);
  }

  /** Whether nothing is left to be stopped, or ever will be. Any thread. */
  boolean isOver() {
    return isOver;
  }

  MainEnds mainEnds() {
    return mainEnds;
  }

  /** Looks for changes everywhere at once. Any thread, once generation 1 was started. */
  void poke() {
    course.poke();
  }

  /**
   * Runs until closed.
   *
   * @param first completed with null once generation 1 was started, else with why it cannot be
   */
  void run(CompletableFuture<@Nullable String> first) {
    startFirstSafely(first);
    try {
      while (!isClosed) {
        handleSafely(inbox.take());
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but the end of the JVM.
    } finally {
      isOver = true;
      inbox.abandon();
      course.close();
    }
  }

  /** A program that runs already goes on, even if nothing can be watched for it. */
  private void startFirstSafely(CompletableFuture<@Nullable String> first) {
    try {
      startFirst(first);
    } catch (Throwable thrown) {
      isClosed = first.completeExceptionally(thrown);
      if (!isClosed) {
        tell(thrown);
      }
    }
  }

  /** Starts generation 1 from files that are still being read, and then the watcher. */
  private void startFirst(CompletableFuture<@Nullable String> first) throws MainMethod.Unusable {
    Phases phases = Phases.since(System.nanoTime());
    course.layer().files(wiring.capture());
    Preparation preparation = nextGeneration.first(course.layer());
    if (preparation instanceof Preparation.Rejected rejected) {
      isClosed = true;
      wiring.board().ended(EngineStatus.State.CLOSED, rejected.reason());
      first.complete(rejected.reason());
      return;
    }
    phases.end("prepare");
    Watcher watcher = course.begin(((Preparation.Ready) preparation).generation(), phases);
    first.complete(null);
    watcher.start();
  }

  private void handleSafely(Message message) {
    try {
      handle(message);
    } catch (Throwable thrown) {
      tell(thrown);
    }
  }

  private void tell(Throwable trouble) {
    try {
      events.accept(Trouble.of(trouble));
    } catch (Throwable again) {
      // Where there is no memory for words there may be some for the next message.
    }
  }

  private void handle(Message message) throws MainMethod.Unusable {
    if (message instanceof Message.Closing closing) {
      close(closing);
    } else if (message instanceof Message.PortTaken taken) {
      warnings.portTaken(taken);
    } else if (message instanceof Message.LateExit exit) {
      warnings.lateExit(exit);
    } else if (message instanceof Message.Armed armed) {
      armed(armed.armed());
    } else if (course.baseline() == null) {
      early.add(message); // What generation 1 is, is not known before everything was read.
    } else {
      decide(message);
    }
  }

  /** Generation 1 is known by now, and can be told. */
  private void armed(WatchListener.Armed armed) throws MainMethod.Unusable {
    Baseline known = wiring.capture().complete();
    course.known(known, armed);
    wiring.stage().aftermath().run(course.layer()::copyArchives);
    warnings.overlaps(known);
    nextGeneration.read(known);
    for (Message message : early) {
      decide(message);
    }
    early.clear();
  }

  private void decide(Message message) throws MainMethod.Unusable {
    if (message instanceof Message.Changed changed) {
      reload(changed);
    } else if (message instanceof Message.RestartWanted wanted) {
      restart(wanted);
    } else if (message instanceof Message.MainReturned returned) {
      wiring.stage().mainReturned(returned.generation());
      wiring.sentinel().mainReturned(returned.generation());
      mainEnds.ended(returned.generation());
    } else if (message instanceof Message.MainThrew threw) {
      leave(course.failed(threw.generation(), threw.error()), 1);
      mainEnds.ended(threw.generation());
    } else if (message instanceof Message.Ended ended) {
      leave(course.exited(ended.generation(), 0), 0);
    } else if (message instanceof Message.ExitCalled exit) {
      leave(course.exited(exit.generation(), exit.status()), exit.status());
    }
  }

  /** The straight path: from a change on disk to the new {@code main}. */
  private void reload(Message.Changed changed) throws MainMethod.Unusable {
    if (!changed.changes().against().is(course.baseline())) {
      askAgain(changed.changes());
      return;
    }
    Phases phases = Phases.since(changed.changes().firstHintNanos());
    phases.end("quiet", changed.takenNanos());
    Attempt attempt = newestAttempt(changed);
    if (attempt != null) {
      course.replace(attempt, phases);
    }
  }

  /** Runs what ran last once more; changes on disk are another matter. */
  private void restart(Message.RestartWanted first) throws MainMethod.Unusable {
    Message.RestartWanted wanted = inbox.withRestarts(first);
    Phases phases = Phases.since(first.sinceNanos());
    phases.end("quiet");
    Attempt attempt = toStart(nextGeneration.again(course, wanted));
    if (attempt != null) {
      course.replace(attempt, phases);
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
    return toStart(nextGeneration.attempt(course, changed.changes()));
  }

  private @Nullable Attempt toStart(NextGeneration.Outcome outcome) {
    if (outcome instanceof NextGeneration.Refused refused) {
      course.reject(refused.reason());
    } else if (outcome instanceof NextGeneration.Refreshed refreshed) {
      course.refresh(refreshed.next(), refreshed.paths());
    }
    return outcome instanceof NextGeneration.Prepared prepared ? prepared.attempt() : null;
  }

  /** The JVM ends with its program, where that is wanted. */
  private void leave(boolean hasEnded, int status) {
    if (hasEnded && wiring.parts().leavesOnExit()) {
      isOver = true;
      wiring.parts().leave().accept(status);
    }
  }

  private void close(Message.Closing closing) {
    isClosed = true;
    course.end();
    closing.stopped().countDown();
  }
}
