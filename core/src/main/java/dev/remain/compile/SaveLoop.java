// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.compile.proof.ModuleCompiler;
import dev.remain.compile.proof.ProofMemory;
import dev.remain.watch.disk.ChangeSource;
import dev.remain.watch.disk.Mailbox;
import dev.remain.watch.disk.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the compile thread does, for ever: read the modules and prove them, wait for saves, compile,
 * publish. Where somebody else writes classes it steps back until these stand still, and proves
 * them anew. Everything in it is confined to that thread.
 */
public final class SaveLoop implements AutoCloseable {

  private static final long LONGEST_SLEEP = Duration.ofSeconds(1).toNanos();
  private static final long A_MOMENT = Duration.ofMillis(100).toNanos();

  /** As long as a program starts, its processor time is its own; but not for ever. */
  private static final long LONGEST_START = Duration.ofSeconds(10).toNanos();

  /** A build that makes classes which are not proven so often is another compiler's. */
  private static final int MOST_REFUSALS = 5;

  /** Whoever writes classes so soon after a save writes them because of it. */
  private static final long OF_A_SAVE = Duration.ofSeconds(2).toNanos();

  private static final long A_WRITE = Duration.ofMillis(12).toNanos();

  private static final int MOST_RIVALS = 3;

  /** So long the classes of another build have to stand still. */
  private static final long STILL = Duration.ofSeconds(1).toNanos();

  /** A build that has written nothing for so long, and is not whole, has failed. */
  private static final long GIVEN_UP = Duration.ofSeconds(10).toNanos();

  private final CompilePlan plan;
  private final ModuleCompiler.@Nullable Factory factory;
  private final CompileListener listener;
  private final ChangeSource source;
  private final Time time;
  private final BooleanSupplier isAtRest;
  private final Mailbox<Runnable> waiting;
  private final List<Runnable> swept = new ArrayList<>();
  private final Hinted hinted;
  private final Told told;
  private final long began;
  private State state = State.STARTING;
  private @Nullable Proving proving;
  private @Nullable Codebase code;
  private @Nullable Saving saving;
  private final Map<Path, ProofMemory> memories = new HashMap<>();
  private long stillSince;
  private boolean isAgain;
  private @Nullable ResourceCopies resources;
  private int refusals;
  private int rivals;
  private volatile boolean isClosed;

  /** Where it stands. */
  private enum State {
    /** The program is starting. */
    STARTING,
    /** Somebody else writes classes, or may: they are to be read once they stand still. */
    STEPPED_BACK,
    PROVING,
    /** Saves are compiled. */
    READY,
    /** Nothing is proven; when another build has written classes they are tried again. */
    OFF,
    /** There is nothing to compile. */
    ENDED
  }

  /**
   * @param waiting to be run once all that was saved until then is dealt with
   */
  SaveLoop(
      CompilePlan plan,
      ModuleCompiler.@Nullable Factory factory,
      CompileListener listener,
      ChangeSource source,
      Time time,
      BooleanSupplier isAtRest,
      Mailbox<Runnable> waiting) {
    this.plan = plan;
    this.factory = factory;
    this.listener = listener;
    this.source = source;
    this.time = time;
    this.isAtRest = isAtRest;
    this.waiting = waiting;
    this.hinted = new Hinted(source, time);
    this.told = new Told(listener, plan.here(), plan.isWanted());
    this.began = time.nanos();
  }

  /** Waits for something to do, and does it; answers whether another turn follows. */
  public boolean turn() throws InterruptedException {
    try {
      return step();
    } catch (IOException e) {
      stepBack(); // A file went between listing and reading: somebody writes.
      return true;
    } catch (RuntimeException | Error e) {
      stepBack();
      throw e;
    }
  }

  private boolean step() throws IOException, InterruptedException {
    if (isClosed || state == State.ENDED) {
      end();
      return false;
    }
    switch (state) {
      case STARTING -> starting();
      case STEPPED_BACK -> awaitStillness();
      case PROVING -> prove();
      case READY -> awaitSaves();
      case OFF -> awaitBuild();
      default -> {}
    }
    return true;
  }

  private void starting() throws InterruptedException, IOException {
    source.poll(A_MOMENT, hinted);
    if (isAtRest.getAsBoolean() || time.nanos() - began > LONGEST_START) {
      begin();
    }
  }

  /** Reads everything, and begins to prove it. */
  private void begin() throws IOException {
    if (!areCompilersPropertiesThere()) {
      told.say(
          "compile on save: waits, since the program has put other system properties in place,"
              + " without java.home, which the compiler needs once:"
              + " new Properties(System.getProperties()) has it");
      letAllGo();
      return; // The state stays, and the next turn asks again.
    }
    hinted.watch(List.of(), plan.directories());
    Proving next = Proving.read(plan, memories, factory, told);
    if (next.isEmpty()) {
      told.sayIfWanted(
          "compile on save: off, since no sources were found near the class directories");
      state = State.ENDED;
      return;
    }
    if (factory == null) {
      told.say("compile on save: off, since this JVM has no compiler: a JDK has one");
      state = State.ENDED;
      return;
    }
    proving = next;
    state = State.PROVING;
  }

  /** A compiler that is first used without them fails for as long as the JVM runs. */
  private static boolean areCompilersPropertiesThere() {
    return System.getProperty("java.home") != null && System.getProperty("os.name") != null;
  }

  private void prove() throws InterruptedException, IOException {
    Proving now = Objects.requireNonNull(proving);
    source.poll(0, hinted);
    if (!hinted.takeClasses().isEmpty()) {
      stepBack();
    } else if (!now.step()) {
      ready(now);
    }
  }

  private void ready(Proving now) throws IOException {
    closeCode();
    proving = null;
    if (!now.isAnyProven()) {
      now.close();
      told.compiles(); // What was not compiled is another compiler's now.
      state = ++refusals < MOST_REFUSALS ? State.OFF : State.ENDED;
      return;
    }
    Codebase made = now.complete();
    code = made;
    hinted.watchSources(now.sourceRoots());
    ResourceCopies copies = ResourceCopies.find(now.sourceRoots(), plan.directories(), told);
    hinted.watchResources(copies.roots());
    resources = copies;
    Edits edits = new Edits(time, hinted, Edits.locks(now.sourceRoots()));
    saving = new Saving(made, edits, hinted, source, time, told, listener);
    if (isAgain) {
      saving.hurry(); // What was saved while another build ran was perhaps not built.
    }
    isAgain = true;
    state = State.READY;
    // What was written before it was watched is found by its content.
    hinted.stamp();
    hinted.lookEverywhere();
  }

  private void awaitSaves() throws InterruptedException, IOException {
    Saving now = Objects.requireNonNull(saving);
    waiting.await(source, now.patience(LONGEST_SLEEP), hinted);
    List<Runnable> asking = waiting.take();
    if (!asking.isEmpty()) {
      swept.addAll(asking);
      hinted.sweep();
    }
    if (!now.isOvertaken()) {
      now.step();
    }
    copyResources();
    if (now.isOvertaken()) {
      overtaken();
    } else if (now.isDone()) {
      if (told.hasErrors() && Objects.requireNonNull(code).pending().isEmpty()) {
        told.compiles(); // Another build has mended it.
      }
      letGo();
    }
  }

  /** Nothing is left to be done for those who wait. */
  private void letGo() {
    List<Runnable> all = new ArrayList<>(swept);
    swept.clear();
    all.forEach(Runnable::run);
  }

  /** Nothing is compiled for anybody. */
  private void letAllGo() {
    swept.addAll(waiting.take());
    letGo();
  }

  private void copyResources() throws InterruptedException, IOException {
    ResourceCopies copies = resources;
    Set<Path> saved = hinted.takeResources();
    if (copies != null && !saved.isEmpty()) {
      source.poll(A_WRITE, hinted); // Let it be written to its end.
      for (Path file : saved) {
        copies.saved(file);
      }
    }
  }

  /** What comes right after saves, again and again, is no build that somebody runs by hand. */
  private void overtaken() {
    rivals = time.nanos() - hinted.lastSource() < OF_A_SAVE ? rivals + 1 : 0;
    if (rivals == MOST_RIVALS) {
      told.say(
          "compile on save: off, since an IDE or another tool compiles what is saved, too:"
              + " compile=off says so from the start");
      state = State.ENDED;
    } else {
      told.say("compile on save steps back: somebody else writes these classes");
      stepBack();
    }
  }

  private void awaitBuild() throws InterruptedException {
    waiting.await(source, LONGEST_SLEEP, hinted);
    letAllGo();
    if (!hinted.takeClasses().isEmpty()) {
      stepBack();
    }
  }

  private void stepBack() {
    if (proving != null) {
      proving.close();
    }
    proving = null;
    saving = null;
    state = State.STEPPED_BACK;
    stillSince = time.nanos();
  }

  private void awaitStillness() throws InterruptedException, IOException {
    source.poll(A_MOMENT, hinted);
    if (!hinted.takeClasses().isEmpty()) {
      stillSince = time.nanos();
    }
    long still = time.nanos() - stillSince;
    if (still <= STILL) {
      return;
    }
    if (code == null || code.isWhole()) {
      begin();
    } else if (still > GIVEN_UP) {
      tellNotCompiled();
      letAllGo();
    }
  }

  /** Saves that nobody compiles, each told of once its editor has written it. */
  private void tellNotCompiled() {
    if (hinted.hasSources() && time.nanos() - hinted.lastSource() > A_MOMENT) {
      told.unbuilt(SaveText.unbuilt(hinted.sources()), Math.max(1, hinted.sources().size()));
      hinted.clearSources();
    }
  }

  private void closeCode() {
    if (code != null) {
      code.close();
      code = null;
    }
  }

  private void end() {
    letAllGo();
    if (proving != null) {
      proving.close();
    }
    closeCode();
    source.close();
  }

  /** Has it end with its next turn. Any thread. */
  @Override
  public void close() {
    isClosed = true;
  }
}
