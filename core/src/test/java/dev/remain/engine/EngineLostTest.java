// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import dev.remain.engine.program.Program;
import dev.remain.event.ReloadEvent;
import dev.remain.event.Status;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import dev.remain.generation.Generation;
import dev.remain.leak.HeapDumps;
import dev.remain.leak.LeakPlan;
import dev.remain.loader.GivenBase;
import dev.remain.loader.Twins;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import dev.remain.watch.WatchPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A generation that cannot be entered although the one before it has been stopped for it. */
@Timeout(120)
class EngineLostTest {

  @TempDir Path directory;
  private final List<ReloadEvent> events = new CopyOnWriteArrayList<>();

  /** Cannot start its second generation, for want of threads. */
  private static final class Fragile implements Program {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void find(Generation generation) {}

    @Override
    public void start(Generation generation) {
      if (generation.number() == 2) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      generation.running();
      told.add("start " + generation.number());
    }

    @Override
    public void end(String problem) {
      told.add("end " + problem);
    }
  }

  @Test
  void isToldAndWaitedForByNobodyAndTheNextChangeIsTried() throws Exception {
    CompiledApp app = CompiledApp.in(directory).source("acme.A", "class A { int n; }").compile();
    Fragile program = new Fragile();
    Predicate<String> none = name -> false;
    Path classes = app.classes();
    Engine engine =
        Engine.embedded(
            parts(classes),
            new BaseLayer.Given(
                new GivenBase(
                    EngineLostTest.class.getClassLoader(), List.of(classes), none, name -> {}),
                none,
                Twins.none()),
            program);
    assertThat(engine.start()).isNull();
    engine.awaitWatching();
    Patience.await("generation 1 to be told", () -> !of(ReloadEvent.Started.class).isEmpty());

    app.edit("acme.A", "int n", "int m").compile();
    var unused = engine.apply();
    Patience.await("what is lost to be told", () -> !of(ReloadEvent.Warned.class).isEmpty());

    String problem =
        "generation 2 could not be started: java.lang.OutOfMemoryError: unable to create native"
            + " thread";
    assertThat(of(ReloadEvent.Warned.class).get(0).sentence())
        .isEqualTo(problem + "; nothing is running: save a file to try again");
    assertThat(engine.status().state()).isEqualTo(Status.State.FAILED);
    assertThat(engine.status().problem()).isEqualTo(problem);
    assertThat(program.told).containsExactly("start 1", "end " + problem);

    app.edit("acme.A", "int m", "int k").compile();
    var again = engine.apply();
    Patience.await("generation 3", () -> of(ReloadEvent.Started.class).size() == 2);
    assertThat(engine.status().generation()).isEqualTo(3);
    assertThat(engine.status().state()).isEqualTo(Status.State.RUNNING);
    engine.close();
    assertThat(program.told).endsWith("start 3", "end ");
  }

  private <T extends ReloadEvent> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private EngineConfig parts(Path classes) {
    return new EngineConfig(
        new RemainThreads(),
        new WatchPlan(
            List.of(Root.liveDirectory(classes)),
            WatchPlan.Mode.MANUAL,
            null,
            Duration.ofSeconds(10),
            null,
            null,
            Globs.of(List.of()),
            Globs.of(List.of()),
            null,
            file -> null),
        null,
        new EngineConfig.Stop(Duration.ofSeconds(10), false),
        new LeakPlan(Duration.ofSeconds(75), HeapDumps.NEVER, false),
        1 << 20,
        false,
        false,
        null,
        new Teller(events::add),
        status -> {});
  }
}
