// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.Boundary;
import dev.remain.classpath.Baseline;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.program.MainCompletion;
import dev.remain.engine.start.Blindness;
import dev.remain.engine.start.FirstMoments;
import dev.remain.engine.start.FirstStart;
import dev.remain.event.Status;
import dev.remain.generation.Generation;
import dev.remain.generation.MainMethod;
import dev.remain.generation.Preparation;
import dev.remain.teller.Teller;
import dev.remain.thread.GuardedLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens to the program. Confined to the restart thread: what it decides on are
 * immutable values, and the threads around it only put messages into its inbox.
 */
final class ReloadEngine implements Runnable, Message.AtOnceHandler {

  private final EngineContext context;
  private final Inbox inbox;
  private final Restarter restarter;
  private final Warnings warnings;
  private final NextGeneration nextGeneration;
  private final FirstStart first = new FirstStart();
  private final CountDownLatch armed = new CountDownLatch(1);
  private final List<Message> early = new ArrayList<>();
  private final MainCompletion mainEnds = new MainCompletion();
  private final InternalErrors trouble;
  private @Nullable Decisions decisions;
  private boolean isClosed;
  private volatile boolean isOver;
  private volatile @Nullable Message handled;

  ReloadEngine(EngineContext context, BaseLayer layer) {
    this.context = context;
    this.inbox = context.inbox();
    Teller teller = context.parts().teller();
    this.trouble = new InternalErrors(teller);
    this.warnings = new Warnings(context.lifecycle(), context.parts().front(), teller);
    this.restarter = new Restarter(context, layer, warnings);
    this.nextGeneration = new NextGeneration(context);
    Boundary boundary = context.learning().boundary();
    boundary.loaded(
        new Supplier<>() {
          @Override
          public Collection<String> get() {
            return restarter.layer().loaded();
          }
        });
    context.board().jars(boundary.jars());
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

  MainCompletion mainEnds() {
    return mainEnds;
  }

  /** Made when there is something to decide: no start waits for it. */
  private Decisions decisions() {
    Decisions known = decisions;
    if (known == null) {
      known = new Decisions(context, restarter, nextGeneration, mainEnds, this::leave);
      decisions = known;
    }
    return known;
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
      restarter.close();
      nextGeneration.close();
      context.parts().threads().release();
    }
  }

  private boolean turn() throws InterruptedException {
    if (!isClosed) {
      Duration patience = decisions().patience();
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
    RestartTimings phases = RestartTimings.since(System.nanoTime());
    Preparation preparation = nextGeneration.first(restarter.layer());
    if (preparation instanceof Preparation.Rejected rejected) {
      isClosed = true;
      context.board().ended(Status.State.CLOSED, rejected.reason());
      first.tell(rejected.reason());
      return;
    }
    phases.end("prepare");
    Generation generation = ((Preparation.Ready) preparation).generation();
    restarter.layer().running(generation.loader());
    restarter.begin(generation, phases);
    first.tell(null);
    if (context.program().ownsInput()) {
      // A program around this one has begun long ago.
      new FirstMoments(
              inbox,
              new Consumer<Message>() {
                @Override
                public void accept(Message message) {
                  handleSafely(message);
                }
              })
          .leave(generation);
    }
    if (!isClosed) {
      restarter.watching().watch();
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

  private void handle(Message message) {
    if (message instanceof Message.AtOnce known) {
      known.to(this);
    } else if (message instanceof Message.Decision decision && restarter.isKnown()) {
      decisions().decide(decision);
    } else {
      early.add(message); // What generation 1 is, is not known before everything was read.
    }
  }

  @Override
  public void armed(Message.Armed message) {
    restarter.watching().armed(message.armed());
    armed.countDown();
  }

  /** Generation 1 is known by now, and can be told. */
  @Override
  public void captured(Message.Captured message) {
    try {
      Baseline known = context.capture().complete();
      nextGeneration.latest(known);
      restarter.known(known);
      restarter.watching().compile();
      context.lifecycle().ending().aftermath().run(restarter.layer()::copyArchives);
      Boundary boundary = context.learning().boundary();
      context.lifecycle().ending().aftermath().run(boundary::readAhead);
      warnings.twins(restarter.layer(), known);
      warnings.overlaps(known, boundary.inForce());
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
  @Override
  public void blind(Message.Blind message) {
    context.capture().abandon();
    armed.countDown();
    try {
      restarter.blind(message.sentence());
    } finally {
      decideEarly();
    }
  }

  @Override
  public void portTaken(Message.PortTaken message) {
    warnings.portTaken(message);
  }

  @Override
  public void lateExit(Message.LateExit message) {
    warnings.lateExit(message);
  }

  @Override
  public void closing(Message.Closing message) {
    isClosed = true;
    try {
      decisions().close();
      restarter.end();
    } finally {
      message.stopped().countDown();
    }
  }

  /** The program has ended, and the JVM ends with it. */
  private void leave(int status) {
    isOver = true;
    context.parts().leave().accept(status);
  }
}
