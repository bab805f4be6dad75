// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.remain.boundary.Boundary;
import dev.remain.classpath.ByteStore;
import dev.remain.classpath.FirstCapture;
import dev.remain.classpath.Root;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.engine.call.CommonPoolWorkers;
import dev.remain.engine.call.WovenCalls;
import dev.remain.engine.inbox.Answer;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.program.LastThreadMonitor;
import dev.remain.engine.program.MainCompletion;
import dev.remain.engine.program.MainProgram;
import dev.remain.engine.program.MainRelay;
import dev.remain.engine.program.Program;
import dev.remain.engine.start.Settling;
import dev.remain.event.Outcome;
import dev.remain.event.Status;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationThreads;
import dev.remain.generation.MainLauncher;
import dev.remain.generation.StandardInput;
import dev.remain.hook.Registration;
import dev.remain.hook.StartHook;
import dev.remain.loader.FirstUse;
import dev.remain.loader.Lineage;
import dev.remain.state.kept.KeptObjects;
import dev.remain.state.reloadable.Reloadables;
import dev.remain.thread.Deadline;
import dev.remain.thread.RemainThreads;
import dev.remain.woven.Calls;
import dev.remain.woven.SystemProperties;
import dev.remain.woven.Writes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The running reloader: its threads, and the way to talk to them. Thread-safe. */
public final class Engine {

  private static final Duration MOST_OF_A_START = Duration.ofSeconds(5);
  private static final Duration MOST_OF_A_READING = Duration.ofMinutes(1);
  private static final Duration BEYOND_A_STOP = Duration.ofMillis(500);

  /** Within which a thread that has nothing else to do begins with what it is told. */
  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private final EngineConfig parts;
  private final Inbox inbox;
  private final Lifecycle lifecycle;
  private final LastThreadMonitor sentinel;
  private final StatusBoard board;
  private final ReloadEngine restart;
  private volatile @Nullable Thread restartThread;

  private Engine(
      EngineConfig parts,
      FirstCapture capture,
      ByteStore store,
      BaseLayer layer,
      Boundary boundary,
      Inbox inbox,
      Program program,
      Thread keeper) {
    this.parts = parts;
    this.inbox = inbox;
    parts.threads().mistakes(new InternalErrors(parts.teller()));
    FirstUse.threads(parts.threads().unowned("first-use"));
    lifecycle = new Lifecycle(parts);
    sentinel =
        new LastThreadMonitor(parts.threads(), new Views.IsRunning(lifecycle), inbox, keeper);
    board = new StatusBoard(new Views.LoadersAlive(lifecycle), new Views.KeptEntries(lifecycle));
    WatchRelay relay = new WatchRelay(inbox, board, parts.teller());
    restart =
        new ReloadEngine(
            new EngineContext(
                parts,
                inbox,
                program,
                lifecycle,
                sentinel,
                board,
                capture,
                store,
                new Learning(boundary),
                relay),
            layer);
  }

  /**
   * A program with a {@code main}, on a base of our own or the JVM's.
   *
   * @param given the base, or null for one of our own
   * @param keeper the thread that keeps the JVM alive
   * @throws IOException if a live archive cannot be read
   */
  public static Engine ofMain(
      EngineConfig parts,
      BaseLayer.@Nullable Given given,
      String mainClass,
      String[] arguments,
      Thread keeper)
      throws IOException {
    CommonPoolWorkers.install();
    ByteStore store = Beginning.store(parts);
    FirstCapture capture = Beginning.capture(parts, store);
    Inbox inbox = new Inbox();
    Boundary boundary = given != null ? Boundary.fixed() : Beginning.boundary(parts);
    BaseLayer layer =
        given != null ? given : Beginning.base(parts, capture, boundary.inForce(), inbox);
    MainLauncher launcher = new MainLauncher(parts.threads(), new MainRelay(inbox));
    Program program = new MainProgram(mainClass, arguments, launcher);
    Engine engine = new Engine(parts, capture, store, layer, boundary, inbox, program, keeper);
    Writes.below(Root.liveDirectories(parts.watch().roots()));
    Calls.receiver(
        new WovenCalls(
            new Views.Running(engine.lifecycle), engine.inbox, engine.lifecycle.bases()));
    SystemProperties.Table.install();
    CommonPoolWorkers.follow(new Views.LoaderOfRunning(engine.lifecycle));
    return engine;
  }

  /**
   * A program without a {@code main} of its own, inside another that goes on running.
   *
   * @throws IOException if a live archive cannot be read
   */
  public static Engine embedded(EngineConfig parts, BaseLayer.Given given, Program program)
      throws IOException {
    ByteStore store = Beginning.store(parts);
    FirstCapture capture = Beginning.capture(parts, store);
    return new Engine(
        parts,
        capture,
        store,
        given,
        Boundary.fixed(),
        new Inbox(),
        program,
        Thread.currentThread());
  }

  /**
   * Starts the threads and generation 1.
   *
   * @return why generation 1 cannot be started, or null once it was
   */
  public @Nullable String start() {
    String problem = Beginning.openFront(parts, lifecycle, board);
    return problem == null ? startThreads() : problem;
  }

  private @Nullable String startThreads() {
    Thread deciding = parts.threads().own("restart", restart);
    restartThread = deciding;
    deciding.start();
    String problem = restart.first().await();
    parts.threads().own("exit", sentinel).start();
    return problem;
  }

  /** Waits until each write is noticed; tells when that takes long, and when it gives up. */
  public void awaitWatching() {
    awaitWatching(MOST_OF_A_START, MOST_OF_A_READING);
  }

  void awaitWatching(Duration beforeTelling, Duration longest) {
    if (Uninterruptibles.awaitUninterruptibly(restart.armed(), beforeTelling)) {
      return;
    }
    warn("the live classes are still being listed: open() waits for it");
    if (!Uninterruptibles.awaitUninterruptibly(restart.armed(), longest)) {
      warn(
          "open() returns although not everything is watched: a change may pass unnoticed until it is");
    }
  }

  private void warn(String sentence) {
    parts.teller().warn(sentence);
  }

  /** Looks for changes everywhere at once, and applies them without a quiet period. */
  public CompletionStage<Outcome> apply() {
    Answer answer = answer();
    put(new Message.Poked(answer));
    return answer.outcome();
  }

  /**
   * Stops what runs, and runs the same program again.
   *
   * @param reason follows "running in 87 ms:"
   * @param afresh whether nothing is kept: all that is kept is ended, and the base replaced
   */
  public CompletionStage<Outcome> restart(String reason, boolean afresh) {
    Answer answer = answer();
    put(new Message.RestartWanted(reason, afresh, System.nanoTime(), List.of(answer)));
    return answer.outcome();
  }

  /** Stops what runs, and runs the last other program that ran well, whatever is on the disk. */
  public CompletionStage<Outcome> back() {
    Answer answer = answer();
    put(new Message.BackWanted(System.nanoTime(), answer));
    return answer.outcome();
  }

  /**
   * Answers when all that was saved until now runs, was rejected or has failed: {@link
   * Outcome.Kind#UNCHANGED}, with what is wrong as its problem.
   */
  public CompletionStage<Outcome> settled() {
    Answer answer = answer();
    put(new Message.Awaited(answer, false));
    return answer.outcome();
  }

  /** Has changes wait, or takes what has waited. */
  public CompletionStage<Outcome> pause(boolean on) {
    Answer answer = answer();
    put(new Message.PauseWanted(on, answer));
    return answer.outcome();
  }

  /** Whether changes wait. */
  public boolean isPaused() {
    return board.isPaused();
  }

  private Answer answer() {
    return Answer.on(run -> parts.threads().own("answer", run).start());
  }

  /** Whoever waits for it is told, too, if it is handled by nobody any more. */
  private void put(Message message) {
    inbox.put(message);
    if (restart.isOver()) {
      inbox.abandon();
    }
  }

  /**
   * Has a hook told of each generation that is entered from now on.
   *
   * @throws IllegalArgumentException if the hook goes with a generation
   */
  public Registration onStart(StartHook hook) {
    return lifecycle.processScope().startHooks().add(hook);
  }

  /** What the program reads from. */
  public StandardInput input() {
    return lifecycle.input();
  }

  /** Proxies that outlive generations. */
  public Reloadables reloadables() {
    return lifecycle.processScope().reloadables();
  }

  /** What outlives generations. */
  public KeptObjects kept() {
    return lifecycle.processScope().kept();
  }

  /** Waits until that generation has started what it starts, or is over. */
  void awaitRest(int generation) throws InterruptedException {
    MainCompletion ends = restart.mainEnds();
    new Settling(System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()))
        .await(() -> Settling.Sight.of(lifecycle.running(), ends.hasEnded(generation)));
  }

  /**
   * Waits whether the {@code main} that was entered last ends at once: what throws in its first
   * lines was never running for anybody.
   *
   * @param most since it was entered
   */
  public void awaitBeginning(Duration most) throws InterruptedException {
    Generation now = lifecycle.running();
    if (now != null) {
      Duration young = Duration.ofNanos(System.nanoTime() - now.startedNanos());
      restart.mainEnds().await(now.number(), Deadline.in(most.minus(young)));
    }
  }

  /** Waits, once this is closed, until all is told of the loaders that were to go. */
  void awaitLeaks() throws InterruptedException {
    lifecycle.ending().awaitLeaks();
  }

  public Status status() {
    return board.read();
  }

  /** The generation that runs, or null. */
  public @Nullable Generation running() {
    return lifecycle.running();
  }

  /**
   * Whether the generation whose loader this is, if it is one's, goes on.
   *
   * @param caller of a class that asks
   */
  public boolean goesOn(@Nullable ClassLoader caller) {
    Generation now = lifecycle.running();
    return !Lineage.isLive(caller)
        || (now != null && !now.isStopping() && Lineage.isBelow(caller, now.loader()));
  }

  /**
   * Stops what runs, and decides nothing any more; waits for it a little longer than a stop takes,
   * unless that waits for the calling thread.
   */
  public void close() {
    close(true);
  }

  /**
   * The same.
   *
   * @param waits whether to wait for it
   */
  public void close(boolean waits) {
    Message.Closing closing = new Message.Closing(new CountDownLatch(1));
    inbox.put(closing);
    if (waits && !isAwaited(Thread.currentThread()) && !lifecycle.isTakenOver()) {
      boolean isStopped =
          restart.isOver()
              || Uninterruptibles.awaitUninterruptibly(
                  closing.stopped(), parts.stop().limit().plus(BEYOND_A_STOP));
      Thread deciding = restartThread;
      if (isStopped && deciding != null) {
        Uninterruptibles.joinUninterruptibly(deciding, BEYOND_A_STOP);
      }
    }
  }

  /** Whether the restart thread is that thread, or may wait for it: listeners, hooks, factories. */
  private boolean isAwaited(Thread thread) {
    GenerationThreads group = GenerationThreads.of(thread);
    return parts.threads().isOwn(thread)
        || RemainThreads.isKept(thread)
        || (group != null && group.generation() != null);
  }

  /**
   * The same as the JVM ends, which nothing may hold up: what runs is stopped on the calling thread
   * if the restart thread is at something else, such as a copy of state.
   */
  public void closeWithJvm() {
    Deadline deadline = Deadline.in(parts.stop().limit().plus(BEYOND_A_STOP));
    Message.Closing closing = new Message.Closing(new CountDownLatch(1));
    inbox.put(closing);
    if (restart.isOver()) {
      return;
    }
    boolean isStopped = Uninterruptibles.awaitUninterruptibly(closing.stopped(), A_MOMENT);
    if (!isStopped && !restart.handles(closing)) {
      lifecycle.takeOver(deadline);
    } else if (!isStopped) {
      boolean unused =
          Uninterruptibles.awaitUninterruptibly(
              closing.stopped(), deadline.left(), TimeUnit.NANOSECONDS);
    }
  }
}
