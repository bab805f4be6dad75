// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import dev.remain.engine.call.CommonPoolWorkers;
import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import dev.remain.leak.HeapDumps;
import dev.remain.leak.LeakPlan;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import dev.remain.watch.WatchPlan;
import dev.remain.woven.Calls;
import dev.remain.woven.FakeReceiver;
import dev.remain.woven.Receiver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real engine in this JVM, which looks for changes when it is poked. */
@Timeout(120)
abstract class RunningEngine {

  private static final String FACTORY = "java.util.concurrent.ForkJoinPool.common.threadFactory";

  static final String APP =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          System.setProperty("engine.test", Npc.NAME() + " in " + args[0]);
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
      """;
  static final String NPC = "class Npc { static String NAME() { return \"one\"; } }";

  @TempDir Path directory;
  final List<ReloadEvent> events = new CopyOnWriteArrayList<>();
  final AtomicInteger left = new AtomicInteger(-1);
  private final InputStream input = System.in;
  private final Receiver receiver = FakeReceiver.current();
  private final Properties properties = System.getProperties();
  private final String factory = System.getProperty(FACTORY, "");
  final RemainThreads threads = new RemainThreads();
  boolean leavesOnExit;
  boolean goesBack;
  WatchPlan.Mode mode = WatchPlan.Mode.MANUAL;
  Duration hold = Duration.ofSeconds(10);

  /** Told each event after it was noted, on the thread that tells it. */
  volatile Consumer<ReloadEvent> listener = event -> {};

  CompiledApp app;
  final List<Root> more = new ArrayList<>();
  @Nullable Path jar;
  Engine engine;

  @BeforeEach
  void compile() {
    app =
        CompiledApp.in(directory.resolve("app"))
            .source("acme.App", APP)
            .source("acme.Npc", NPC)
            .compile();
  }

  @AfterEach
  void putBack() {
    if (engine != null) {
      engine.close();
    }
    Calls.receiver(receiver);
    System.setIn(input);
    System.setProperties(properties);
    CommonPoolWorkers.follow(() -> null);
    System.clearProperty(FACTORY);
    if (!factory.isEmpty()) {
      System.setProperty(FACTORY, factory);
    }
    System.clearProperty("engine.test");
    System.clearProperty("engine.end");
  }

  void start() {
    assertThat(open(Duration.ofSeconds(10)).start()).isNull();
  }

  Engine open(Duration stopTimeout) {
    WatchPlan plan =
        new WatchPlan(
            roots(),
            mode,
            null,
            hold,
            null,
            null,
            Globs.of(List.of()),
            Globs.of(List.of("static/**")),
            "acme/App.class",
            file -> null);
    try {
      engine =
          Engine.ofMain(
              new EngineConfig(
                  threads,
                  plan,
                  null,
                  new EngineConfig.Stop(stopTimeout, false),
                  new LeakPlan(Duration.ofSeconds(75), HeapDumps.NEVER, false),
                  1 << 20,
                  leavesOnExit,
                  goesBack,
                  null,
                  new Teller(this::tell),
                  left::set),
              null,
              "acme.App",
              new String[] {"argument"},
              Thread.currentThread());
      return engine;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void tell(ReloadEvent event) {
    events.add(event);
    listener.accept(event);
  }

  private List<Root> roots() {
    List<Root> roots = new ArrayList<>(List.of(Root.liveDirectory(app.classes())));
    roots.addAll(more);
    if (jar != null) {
      roots.add(new Root(jar, Root.Form.ARCHIVE, Root.Half.BASE));
    }
    return roots;
  }

  /** Asks for a restart; does not wait for it. */
  void restart(String reason) {
    var unused = engine.restart(reason, false);
  }

  /** Asks for what is on the disk to be applied; does not wait for it. */
  void apply() {
    var unused = engine.apply();
  }

  void awaitSaid(String text) {
    Patience.await(
        "the program to say " + text + " after " + events,
        () -> text.equals(System.getProperty("engine.test")));
    await(ReloadEvent.Started.class, 1);
  }

  void poke(Class<? extends ReloadEvent> type, int count) {
    apply();
    await(type, count);
  }

  void await(Class<? extends ReloadEvent> type, int count) {
    Patience.await(
        count + " " + type.getSimpleName() + " in " + events, () -> of(type).size() >= count);
  }

  void awaitCollected(int generation) {
    Patience.await(
        "generation " + generation + " to be collected",
        () -> {
          System.gc();
          return of(ReloadEvent.Collected.class).stream()
              .anyMatch(collected -> collected.generation() == generation);
        });
  }

  <T extends ReloadEvent> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T extends ReloadEvent> T last(Class<T> type) {
    List<T> all = of(type);
    return all.get(all.size() - 1);
  }
}
