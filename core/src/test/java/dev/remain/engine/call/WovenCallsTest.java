// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.BaseCode;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.fixtures.CompiledApp;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationCode;
import dev.remain.generation.GenerationPreparer;
import dev.remain.generation.Preparation;
import dev.remain.generation.StandardInput;
import dev.remain.generation.StopSequence;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.Captured;
import dev.remain.woven.Calls;
import dev.remain.woven.FakeReceiver;
import dev.remain.woven.Receiver;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose is what is made: it ends with the generation that owns it. */
@Timeout(60)
class WovenCallsTest {

  private static final String RUNNER =
      "public class Runner implements Runnable {"
          + " final Runnable next; public Runner(Runnable next) { this.next = next; }"
          + " public void run() { next.run(); } }";
  private static final String FIRST_USE =
      "public class FirstUse { static { ((Runnable) Thread.currentThread()).run(); } }";
  private static final String HOOKING =
      "public class Hooking { public static void add(Thread hook) {"
          + " Runtime.getRuntime().addShutdownHook(hook); } }";

  @TempDir Path directory;
  private final Receiver before = FakeReceiver.current();
  private final Inbox inbox = new Inbox();
  private final AtomicReference<@Nullable Generation> running = new AtomicReference<>();
  private final BasesOpen bases = new BasesOpen();
  private final WovenCalls calls = new WovenCalls(running::get, inbox, bases);
  private final List<String> ended = new CopyOnWriteArrayList<>();
  private BaseClassLoader base;
  private Generation generation;

  @BeforeEach
  void start() throws Exception {
    Path jar =
        CompiledApp.in(directory.resolve("library"))
            .source("lib.FirstUse", FIRST_USE)
            .source("lib.Hooking", HOOKING)
            .compile()
            .jar()
            .writeTo(directory.resolve("library.jar"));
    base = Captured.base(jar);
    generation = generation(1);
    running.set(generation);
  }

  @AfterEach
  void putBack() {
    Calls.receiver(before);
  }

  @Test
  void whatAThreadOfTheGenerationMakesEndsWithIt() throws Exception {
    run(generation.threads(), () -> register("of main"));

    assertThat(endedWithIt()).containsExactly("of main");
  }

  @Test
  void theLatestEndsFirst() throws Exception {
    run(generation.threads(), () -> register("first"));
    run(generation.threads(), () -> calls.made((AutoCloseable) () -> ended.add("second")));

    assertThat(endedWithIt()).containsExactly("second", "first");
  }

  @Test
  void whatALibraryMakesWhenItIsFirstUsedIsItsOwn() throws Exception {
    run(generation.threads(), () -> register("of the library"), firstUse(base));

    assertThat(endedWithIt()).isEmpty();
  }

  @Test
  void whatALibraryOpensEndsWithTheGenerationUnlessItIsForItsStaticFields() throws Exception {
    AutoCloseable kept = () -> ended.add("of the library");
    AutoCloseable forIt = () -> ended.add("of main");

    run(generation.threads(), () -> calls.opened(kept), firstUse(base));
    run(generation.threads(), () -> calls.opened(forIt));

    assertThat(endedWithIt()).containsExactly("of main");
  }

  @Test
  void aThreadThatALibraryMakesForItsStaticFieldsHoldsNoGeneration() throws Exception {
    Thread kept = new Thread(() -> {});
    kept.setContextClassLoader(generation.loader());
    Thread forIt = new Thread(() -> {});
    forIt.setContextClassLoader(generation.loader());

    run(generation.threads(), () -> calls.opened(kept), firstUse(base));
    run(generation.threads(), () -> calls.opened(forIt));

    assertThat(kept.getContextClassLoader()).isSameAs(base);
    assertThat(forIt.getContextClassLoader()).isSameAs(generation.loader());
  }

  @Test
  void whatALibraryPutsWhereAJvmHasRoomForOneStaysAsLongAsItsBase() throws Exception {
    Object ofBase = base.loadClass("lib.Hooking").getDeclaredConstructor().newInstance();
    Object ofProgram = live(generation, () -> {});
    run(generation.threads(), () -> calls.occupied(ofBase, gone -> ended.add("of the base")));
    run(generation.threads(), () -> calls.occupied(ofProgram, gone -> ended.add("of main")));
    assertThat(calls.goes(ofBase)).isTrue();
    assertThat(calls.goes("of the JDK")).isFalse();

    assertThat(calls.goesOn(ofBase)).isTrue();
    assertThat(calls.goesOn(ofProgram)).isTrue();

    assertThat(endedWithIt()).containsExactly("of main");

    generation = generation(2);
    running.set(generation);
    assertThat(calls.goesOn(ofBase)).isTrue();
    assertThat(calls.goesOn(ofProgram)).isFalse();
    bases.end(base, new BaseCode(Thread::new, Duration.ofSeconds(20)));
    assertThat(ended).containsExactly("of main", "of the base");
  }

  @Test
  void whatLiveCodeMakesWhenItIsFirstUsedEndsWithIt() throws Exception {
    run(generation.threads(), () -> register("of a live class"), firstUse(generation.loader()));

    assertThat(endedWithIt()).containsExactly("of a live class");
  }

  @Test
  void anOldThreadWithLiveCodeOnItCounts() throws Exception {
    Runnable live = live(generation, () -> register("of live code"));

    run(new ThreadGroup("old"), live);

    assertThat(endedWithIt()).containsExactly("of live code");
  }

  @Test
  void whatOthersMakeRemains() throws Exception {
    run(new ThreadGroup("old"), () -> register("of a thread that was there before"));
    Generation old = generation;
    generation = generation(2);
    running.set(generation);
    run(old.threads(), live(old, () -> register("of an earlier generation")));
    Generation now = generation;
    running.set(null);
    run(now.threads(), () -> register("while nothing runs"));

    assertThat(endedWithIt()).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsToldOnce() throws Exception {
    run(new ThreadGroup("old"), () -> calls.portTaken(80));
    run(generation.threads(), () -> calls.portTaken(8080));
    run(generation.threads(), () -> calls.portTaken(8080));
    inbox.put(new Message.Ended(1));

    assertThat(inbox.take()).isEqualTo(new Message.PortTaken(1, 8080));
    assertThat(inbox.take()).isEqualTo(new Message.Ended(1));
  }

  @Test
  void itsClassesAndThoseOfLoadersItMadeAreItsOwn() throws Exception {
    ClassLoader below = new ClassLoader(generation.loader()) {};
    Object proxy =
        java.lang.reflect.Proxy.newProxyInstance(
            below, new Class<?>[] {Runnable.class}, (object, method, arguments) -> null);

    assertThat(calls.owns(live(generation, () -> {}))).isTrue();
    assertThat(calls.owns(proxy)).isTrue();
    assertThat(calls.owns(base.loadClass("lib.Hooking").getDeclaredConstructor().newInstance()))
        .isFalse();
    assertThat(calls.owns("of the JDK")).isFalse();
  }

  @Test
  void theHookOfALibraryHoldsNoGeneration() throws Exception {
    Thread hook = hookedBy("lib.Hooking", base);

    assertThat(hook.getContextClassLoader()).isSameAs(base);
  }

  @Test
  void theHookOfLiveCodeIsTheGenerations() throws Exception {
    Thread hook = hookedBy("acme.Hooking", generation.loader());

    assertThat(hook.getContextClassLoader()).isSameAs(generation.loader());
  }

  private Thread hookedBy(String className, ClassLoader loader) throws Exception {
    Calls.receiver(calls);
    Thread hook = new Thread(() -> {});
    hook.setContextClassLoader(generation.loader());
    var add = loader.loadClass(className).getMethod("add", Thread.class);
    run(generation.threads(), () -> call(() -> add.invoke(null, hook)));
    return hook;
  }

  private void register(String what) {
    calls.registered(what, thing -> ended.add((String) thing));
  }

  private List<String> endedWithIt() {
    GenerationCode code =
        new GenerationCode((group, name, context, run) -> new Thread(group, run, name, 0, false));
    StandardInput input = new StandardInput(InputStream.nullInputStream(), Thread::new);
    new StopSequence(code, Duration.ofSeconds(20), input, (hook, library) -> false, List::of)
        .stop(generation);
    return ended;
  }

  /** What runs something when it is initialised: a class of that loader. */
  private static Runnable firstUse(ClassLoader loader) {
    String name = loader instanceof BaseClassLoader ? "lib.FirstUse" : "acme.FirstUse";
    return () -> call(() -> Class.forName(name, true, loader));
  }

  private static Runnable live(Generation of, Runnable next) throws Exception {
    return (Runnable)
        of.loader()
            .loadClass("acme.Runner")
            .getDeclaredConstructor(Runnable.class)
            .newInstance(next);
  }

  private static void run(ThreadGroup group, Runnable run) throws InterruptedException {
    run(group, run, run);
  }

  /** Runs to the end on a thread of the group; the thread itself can be asked to run the first. */
  private static void run(ThreadGroup group, Runnable asked, Runnable run)
      throws InterruptedException {
    Thread thread =
        new Thread(group, "of " + group.getName()) {
          private boolean isInside;

          @Override
          public void run() {
            (isInside ? asked : enter()).run();
          }

          private Runnable enter() {
            isInside = true;
            return run;
          }
        };
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    thread.setUncaughtExceptionHandler((of, failure) -> thrown.set(failure));
    thread.start();
    thread.join();
    assertThat(thrown.get()).isNull();
  }

  private static void call(java.util.concurrent.Callable<?> code) {
    try {
      code.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Generation generation(int number) {
    CompiledApp app =
        CompiledApp.in(directory)
            .source("acme.Runner", RUNNER)
            .source("acme.FirstUse", FIRST_USE)
            .source("acme.Hooking", HOOKING)
            .compile();
    Preparation ready =
        new GenerationPreparer(new ThreadGroup("woven"), prepared -> {})
            .prepare(
                new Preparation.Request(
                    number,
                    base,
                    Captured.content(Captured.of(Captured.directory(app.classes()))),
                    null));
    Generation prepared = ((Preparation.Ready) ready).generation();
    prepared.running();
    return prepared;
  }
}
