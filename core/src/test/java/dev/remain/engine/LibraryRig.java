// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.engine.call.BasesOpen;
import dev.remain.engine.call.WovenCalls;
import dev.remain.engine.inbox.Inbox;
import dev.remain.fixtures.CompiledApp;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationCode;
import dev.remain.generation.GenerationPreparer;
import dev.remain.generation.Preparation;
import dev.remain.generation.StandardInput;
import dev.remain.generation.StopReport;
import dev.remain.generation.StopSequence;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.Captured;
import dev.remain.woven.Calls;
import dev.remain.woven.FakeReceiver;
import dev.remain.woven.Receiver;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A program and a library of a test's own, in this JVM, with all of its calls woven. */
abstract class LibraryRig {

  @TempDir Path directory;
  private final Receiver before = FakeReceiver.current();
  private final AtomicReference<@Nullable Generation> running = new AtomicReference<>();
  final BasesOpen bases = new BasesOpen();
  final Collection<Object> kept = new ArrayList<>();
  BaseClassLoader base;
  Generation generation;

  @BeforeEach
  void start() {
    Calls.receiver(new WovenCalls(running::get, new Inbox(), bases));
  }

  @AfterEach
  void putBack() {
    Calls.receiver(before);
  }

  static final String LOG =
      "public class Log { public static final java.util.List<String> ENDED ="
          + " new java.util.concurrent.CopyOnWriteArrayList<>();"
          + " }";

  /** What has a thread of its own, made in its constructor. */
  static final String SERVER =
      """
      public class Server {
        final String name;
        private boolean over;
        public Server(String name) { this.name = name; new Thread(() -> {}); }
        public Server self() { return this; }
        public static Server create(String name) { return new Server(name); }
        public boolean isStopped() { return over; }
        public void stop() { over = true; Log.ENDED.add("stop " + name); }
        public void destroy() { Log.ENDED.add("destroy " + name); }
      }
      """;

  static final String NOTE =
      """
      public class Note {
        public void stop() { Log.ENDED.add("stop of a note"); }
        public static Note of() { return new Note(); }
      }
      """;

  final StopReport stop() {
    return stop(Duration.ofSeconds(20));
  }

  final StopReport stop(Duration limit) {
    GenerationCode code =
        new GenerationCode((group, name, context, run) -> new Thread(group, run, name, 0, false));
    StandardInput input = new StandardInput(InputStream.nullInputStream(), Thread::new);
    return new StopSequence(code, limit, input, (hook, library) -> false, () -> kept)
        .stop(generation);
  }

  @SuppressWarnings("unchecked")
  final List<String> ended() {
    try {
      return (List<String>) base.loadClass("lib.Log").getField("ENDED").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs code of a program on a thread of its generation. */
  final void run(String code, String... classesOfLibrary) {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library"))
            .source("lib.Log", LOG)
            .resource("META-INF/remain/endings", "lib.Own | telemetry | halt(7)\n");
    for (int i = 0; i < classesOfLibrary.length; i += 2) {
      library.source(classesOfLibrary[i], classesOfLibrary[i + 1]);
    }
    Path jar = library.compile().jar().writeTo(directory.resolve("library.jar"));
    base = Captured.base(jar);
    CompiledApp app =
        CompiledApp.in(directory.resolve("app"))
            .classPath(jar)
            .source(
                "app.App",
                "import java.lang.ref.WeakReference; public class App implements Runnable {"
                    + " public static WeakReference<?> weak;"
                    + (code.contains("App.kept") ? " public static lib.Whole kept;" : "")
                    + " public void run() { try { "
                    + code
                    + " } catch (Exception e) { throw new AssertionError(e); } } }")
            .compile();
    Preparation ready =
        new GenerationPreparer(new ThreadGroup("ends"), prepared -> {})
            .prepare(
                new Preparation.Request(
                    1,
                    base,
                    Captured.content(Captured.of(Captured.directory(app.classes()))),
                    null));
    generation = ((Preparation.Ready) ready).generation();
    generation.running();
    running.set(generation);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try {
      Runnable program =
          (Runnable)
              generation.loader().loadClass("app.App").getDeclaredConstructor().newInstance();
      Thread thread = new Thread(generation.threads(), program);
      thread.setUncaughtExceptionHandler((of, failure) -> thrown.set(failure));
      thread.start();
      thread.join();
    } catch (ReflectiveOperationException | InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(thrown.get()).isNull();
  }
}
