// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.boundary.Boundary;
import dev.remain.classpath.Baseline;
import dev.remain.classpath.ByteStore;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.FirstCapture;
import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.program.LastThreadMonitor;
import dev.remain.engine.program.Program;
import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.GcAssert;
import dev.remain.generation.Generation;
import dev.remain.generation.MainMethod;
import dev.remain.leak.HeapDumps;
import dev.remain.leak.LeakPlan;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import dev.remain.watch.WatchPlan;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is prepared before it is sure. */
class GuessworkTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path directory;

  private final List<ReloadEvent> events = new ArrayList<>();
  private final List<WeakReference<ClassLoader>> prepared = new ArrayList<>();
  private final Program program = new Prepared(false);
  private CompiledApp app;
  private Root root;
  private Baseline baseline;
  private Running now;
  private Guesswork guesswork;

  /** Remembers the loaders of what was prepared. */
  private final class Prepared implements Program {
    private final boolean isFoundByRunning;

    Prepared(boolean isFoundByRunning) {
      this.isFoundByRunning = isFoundByRunning;
    }

    @Override
    public void find(Generation generation) throws MainMethod.Unusable {
      prepared.add(new WeakReference<>(generation.loader()));
      var unused = MainMethod.of("acme.App", generation.loader());
    }

    @Override
    public boolean isFoundByRunning() {
      return isFoundByRunning;
    }

    @Override
    public void start(Generation generation) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void capture() throws IOException {
    app =
        CompiledApp.in(directory.resolve("app"))
            .source("acme.App", RunningEngine.APP)
            .source("acme.Npc", RunningEngine.NPC)
            .compile();
    root = Root.liveDirectory(app.classes());
    begin(program);
  }

  private void begin(Program entered) throws IOException {
    ByteStore store = new ByteStore(1 << 20);
    Globs none = Globs.of(List.of());
    FirstCapture capture = new FirstCapture(List.of(root), store, none, none);
    capture.find("acme/App.class");
    capture.find("acme/Npc.class");
    baseline = capture.complete();
    Inbox inbox = new Inbox();
    RemainThreads threads = new RemainThreads();
    WatchPlan plan =
        new WatchPlan(
            List.of(root),
            WatchPlan.Mode.MANUAL,
            null,
            LIMIT,
            null,
            null,
            none,
            none,
            null,
            file -> null);
    LeakPlan leaks = new LeakPlan(LIMIT, HeapDumps.NEVER, false);
    EngineConfig parts =
        new EngineConfig(
            threads,
            plan,
            null,
            new EngineConfig.Stop(LIMIT, false),
            leaks,
            1 << 20,
            false,
            false,
            null,
            new Teller(events::add),
            status -> {});
    Lifecycle lifecycle = new Lifecycle(parts);
    StatusBoard board = new StatusBoard(() -> 0, List::of);
    EngineContext context =
        new EngineContext(
            parts,
            inbox,
            entered,
            lifecycle,
            new LastThreadMonitor(threads, lifecycle::isRunning, inbox, Thread.currentThread()),
            board,
            capture,
            store,
            new Learning(Boundary.fixed()),
            new WatchRelay(inbox, board, new Teller(events::add)));
    BaseLayer layer = BaseLayer.Isolated.first(List.of(), capture, Set.of(), (archive, name) -> {});
    now = new Running(0, layer, baseline, baseline, false);
    guesswork = new Guesswork(new NextGeneration(context));
  }

  private ChangeSet edited(String text) {
    app.source("acme.Npc", RunningEngine.NPC.replace("one", text)).compile();
    return changed(app.classBytes("acme.Npc"));
  }

  private ChangeSet changed(byte[] bytes) {
    FileChange change =
        new FileChange(
            root, "acme/Npc.class", FileChange.Kind.MODIFIED, Fingerprint.of(bytes), bytes);
    return new ChangeSet(List.of(change), baseline, true, 0, false, 0);
  }

  @Test
  void isUsedIfNothingElseCame() {
    guesswork.prepare(now, edited("two"));
    assertThat(prepared).hasSize(1);
    assertThat(events).isEmpty();

    NextStep outcome = guesswork.step(now, edited("two"));

    assertThat(prepared).hasSize(1);
    assertThat(((NextStep.Prepared) outcome).attempt().generation().loader())
        .isSameAs(prepared.get(0).get());
    assertThat(events).singleElement().isInstanceOf(ReloadEvent.Changed.class);
  }

  @Test
  void isThrownAwayIfMoreCame() {
    guesswork.prepare(now, edited("two"));
    GcAssert.assertHeld(prepared.get(0), "the loader of the guess");

    NextStep outcome = guesswork.step(now, edited("three"));

    assertThat(((NextStep.Prepared) outcome).attempt().generation().loader())
        .isSameAs(prepared.get(1).get());
    GcAssert.assertCollected(prepared.get(0), "the loader of the guess");
  }

  @Test
  void isForgottenWithAllItHas() {
    guesswork.prepare(now, edited("two"));
    GcAssert.assertHeld(prepared.get(0), "the loader of the guess");

    guesswork.forget();

    GcAssert.assertCollected(prepared.get(0), "the loader of the guess");
    assertThat(events).isEmpty();
  }

  @Test
  void givesWayToTheNextGuess() {
    guesswork.prepare(now, edited("two"));

    guesswork.prepare(now, edited("three"));

    GcAssert.assertCollected(prepared.get(0), "the loader of the guess");
    GcAssert.assertHeld(prepared.get(1), "the loader of the guess");
  }

  @Test
  void whatIsWrongIsToldOnlyWhenItIsSure() {
    ChangeSet broken = changed(new byte[] {1, 2, 3});
    guesswork.prepare(now, broken);
    assertThat(events).isEmpty();

    assertThat(guesswork.step(now, broken)).isInstanceOf(NextStep.Refused.class);
    assertThat(events).singleElement().isInstanceOf(ReloadEvent.Changed.class);
  }

  @Test
  void isNotMadeOfChangesOfSomethingElse() {
    ChangeSet edited = edited("two");
    Baseline other = new Baseline(baseline.files(), baseline.archives());

    guesswork.prepare(now, new ChangeSet(edited.changes(), other, true, 0, false, 0));

    assertThat(prepared).isEmpty();
  }

  @Test
  void isNotMadeWhereItWouldRunTheProgram() throws IOException {
    begin(new Prepared(true));

    guesswork.prepare(now, edited("two"));

    assertThat(prepared).isEmpty();
  }
}
