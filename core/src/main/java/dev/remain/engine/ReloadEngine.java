// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.Overlaps;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.Generation;
import dev.remain.generation.MainMethod;
import dev.remain.generation.Preparation;
import dev.remain.loader.Base;
import dev.remain.watch.ChangeSet;
import dev.remain.watch.WatchListener;
import dev.remain.watch.Watcher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
  private final Stage stage;
  private final StatusBoard board;
  private final Consumer<ReloadEvent> events;
  private final NextGeneration nextGeneration;
  private final History history = new History();
  private final MainEnds mainEnds = new MainEnds();
  private BaseLayer layer;
  private volatile @Nullable Watcher watcher;
  private @Nullable Baseline baseline;
  private final List<Message> early = new ArrayList<>();
  private Phases firstPhases = Phases.since(System.nanoTime());
  private int lastNumber;
  private boolean isClosed;
  private volatile boolean isOver;

  ReloadEngine(Wiring wiring, BaseLayer layer) {
    this.wiring = wiring;
    this.inbox = wiring.inbox();
    this.stage = wiring.stage();
    this.board = wiring.board();
    this.events = wiring.parts().events();
    this.layer = layer;
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
    Watcher now = watcher;
    if (now != null) {
      now.poke();
    }
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
      endThreads();
    }
  }

  private void endThreads() {
    wiring.sentinel().close();
    stage.aftermath().close();
    Watcher started = watcher;
    if (started != null) {
      started.close();
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
    layer.files(wiring.capture());
    Preparation preparation = nextGeneration.first(layer);
    if (preparation instanceof Preparation.Rejected rejected) {
      isClosed = true;
      board.ended(EngineStatus.State.CLOSED, rejected.reason());
      first.complete(rejected.reason());
      return;
    }
    phases.end("prepare");
    Generation generation = ((Preparation.Ready) preparation).generation();
    enter(generation, phases);
    firstPhases = phases;
    EngineParts parts = wiring.parts();
    Watcher started =
        new Watcher(
            parts.watch(),
            wiring.capture(),
            wiring.relay(),
            run -> parts.threads().own("watch", run));
    watcher = started;
    first.complete(null);
    started.start();
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
      warnOfPort(taken);
    } else if (message instanceof Message.LateExit exit) {
      warn(
          exit.generation(),
          "exit with "
              + exit.status()
              + " was called while the generation was being stopped:"
              + " ignored");
    } else if (message instanceof Message.Armed armed) {
      armed(armed.armed());
    } else if (baseline == null) {
      early.add(message); // What generation 1 is, is not known before everything was read.
    } else {
      decide(message);
    }
  }

  /** Generation 1 is known by now, and can be told. */
  private void armed(WatchListener.Armed armed) throws MainMethod.Unusable {
    Baseline known = wiring.capture().complete();
    baseline = known;
    events.accept(
        new ReloadEvent.Watching(
            Instant.now(),
            armed.directories(),
            armed.classes(),
            armed.baseArchives(),
            armed.mode()));
    tellStarted(lastNumber, "first start", known, firstPhases);
    stage.aftermath().run(layer::copyArchives);
    stage.aftermath().run(() -> warnOfOverlaps(known));
    nextGeneration.read(known);
    for (Message message : early) {
      decide(message);
    }
    early.clear();
  }

  private void warnOfPort(Message.PortTaken taken) {
    stage
        .aftermath()
        .run(() -> warn(taken.generation(), PortHolder.sentence(taken.port(), Path.of("/proc"))));
  }

  private void warn(@Nullable Integer generation, String sentence) {
    events.accept(new ReloadEvent.Warned(Instant.now(), generation, sentence));
  }

  private void warnOfOverlaps(Baseline known) {
    for (String sentence : Overlaps.sentences(known.files())) {
      warn(null, sentence);
    }
  }

  private void decide(Message message) throws MainMethod.Unusable {
    if (message instanceof Message.Changed changed) {
      reload(changed);
    } else if (message instanceof Message.RestartWanted wanted) {
      restart(wanted);
    } else if (message instanceof Message.MainReturned returned) {
      wiring.sentinel().mainReturned(returned.generation());
      mainEnds.ended(returned.generation());
    } else if (message instanceof Message.MainThrew threw) {
      failed(threw);
      mainEnds.ended(threw.generation());
    } else if (message instanceof Message.Ended ended) {
      exited(ended.generation(), 0);
    } else if (message instanceof Message.ExitCalled exit) {
      exited(exit.generation(), exit.status());
    }
  }

  /** The straight path: from a change on disk to the new {@code main}. */
  private void reload(Message.Changed changed) throws MainMethod.Unusable {
    if (!changed.changes().against().is(baseline)) {
      askAgain(changed.changes());
      return;
    }
    Phases phases = Phases.since(changed.changes().firstHintNanos());
    phases.end("quiet", changed.takenNanos());
    Attempt attempt = newestAttempt(changed);
    if (attempt != null) {
      replace(attempt, phases);
    }
  }

  /** Runs what ran last once more; changes on disk are another matter. */
  private void restart(Message.RestartWanted wanted) throws MainMethod.Unusable {
    inbox.dropRestarts();
    Phases phases = Phases.since(wanted.sinceNanos());
    phases.end("quiet");
    Attempt attempt =
        toStart(
            nextGeneration.again(
                lastNumber + 1, wanted.reason(), Objects.requireNonNull(baseline), layer));
    if (attempt != null) {
      replace(attempt, phases);
    }
  }

  private void replace(Attempt attempt, Phases phases) throws MainMethod.Unusable {
    phases.end("prepare");
    Base oldBase = attempt.layer() == layer ? null : layer.base();
    stage.end(oldBase, attempt.layer().base(), phases);
    layer = attempt.layer();
    layer.files(attempt.next().baseline().files());
    enter(attempt.generation(), phases);
    settle(attempt.next());
    tellStarted(attempt.generation().number(), attempt.cause(), attempt.next().baseline(), phases);
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
    for (Message.Changed newer = inbox.takeNewer(baseline);
        newer != null;
        newer = inbox.takeNewer(baseline)) {
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
    Baseline now = Objects.requireNonNull(baseline);
    int number = lastNumber + 1;
    return toStart(nextGeneration.attempt(number, now, layer, changed.changes()));
  }

  private @Nullable Attempt toStart(NextGeneration.Outcome outcome) {
    if (outcome instanceof NextGeneration.Refused refused) {
      int running = stage.running() == null ? 0 : lastNumber;
      board.rejected(refused.reason());
      events.accept(
          new ReloadEvent.Rejected(Instant.now(), lastNumber + 1, refused.reason(), running));
    } else if (outcome instanceof NextGeneration.Refreshed refreshed) {
      settle(refreshed.next());
      events.accept(new ReloadEvent.Refreshed(Instant.now(), lastNumber, refreshed.paths()));
      stage.refresh(refreshed.paths());
    }
    return outcome instanceof NextGeneration.Prepared prepared ? prepared.attempt() : null;
  }

  private void enter(Generation generation, Phases phases) throws MainMethod.Unusable {
    lastNumber = generation.number();
    board.running(lastNumber, ""); // Known before the fingerprint is.
    stage.enter(generation, wiring.program());
    phases.end("start");
  }

  /** From now on changes are differences from this. */
  private void settle(NextBaseline next) {
    next.commit();
    baseline = next.baseline();
    Objects.requireNonNull(watcher).baseline(next.baseline());
  }

  private void tellStarted(int number, String cause, Baseline files, Phases phases) {
    String fingerprint = files.fingerprint().hex();
    board.running(number, fingerprint);
    int sameAs = history.earliest(files.fingerprint(), number);
    events.accept(
        new ReloadEvent.Started(Instant.now(), number, cause, fingerprint, sameAs, phases.all()));
  }

  private void failed(Message.MainThrew threw) {
    if (!stage.isRunning(threw.generation())) {
      return; // It was being stopped, and is not missed.
    }
    events.accept(new ReloadEvent.Failed(Instant.now(), threw.generation(), threw.error()));
    String advice = NativeTrouble.sentence(threw.error());
    if (advice != null) {
      warn(threw.generation(), advice);
    }
    endRunning();
    board.ended(EngineStatus.State.FAILED, threw.error());
    leave(1);
  }

  private void exited(int number, int status) {
    Generation generation = stage.running();
    if (generation == null || !stage.isRunning(number)) {
      return;
    }
    Duration ran = Duration.ofNanos(System.nanoTime() - generation.startedNanos());
    endRunning();
    board.ended(EngineStatus.State.EXITED, "");
    events.accept(
        new ReloadEvent.Exited(Instant.now(), number, status, ran, wiring.parts().leavesOnExit()));
    leave(status);
  }

  private void endRunning() {
    stage.end(null, layer.base(), Phases.since(System.nanoTime()));
  }

  private void leave(int status) {
    if (wiring.parts().leavesOnExit()) {
      isOver = true;
      wiring.parts().leave().accept(status);
    }
  }

  private void close(Message.Closing closing) {
    isClosed = true;
    endRunning();
    board.ended(EngineStatus.State.CLOSED, "");
    closing.stopped().countDown();
  }
}
