// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.Base;
import dev.remain.loader.Captured;
import dev.remain.thread.ThreadSource;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Generations of a compiled application, in this JVM. */
final class Rig {

  final ThreadGroup parent = new ThreadGroup("rig");
  final ThreadSource threads =
      (group, name, context, run) -> {
        Thread thread = new Thread(group, run, name, 0, false);
        thread.setDaemon(false);
        thread.setContextClassLoader(context);
        return thread;
      };
  final GenerationCode code = new GenerationCode(threads);
  final StandardInput input =
      new StandardInput(InputStream.nullInputStream(), run -> new Thread(run, "input"));

  static LiveFiles files(CompiledApp app) {
    return Captured.of(Root.liveDirectory(app.classes()));
  }

  /** A generation that runs: its code can be entered. */
  Generation running(int number, Base base, CompiledApp app) {
    Generation generation =
        new Generation(number, Captured.generation(number, base, files(app)), parent);
    generation.running();
    return generation;
  }

  /** Stops a generation; all hooks are the generation's own. */
  StopReport stop(Generation generation, Duration limit) {
    return new StopSequence(code, limit, input, (hook, library) -> false, List::of)
        .stop(generation);
  }

  /** Calls a static method without parameters on a thread of the generation, and waits for it. */
  void call(Generation generation, String className, String method) {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        threads.newThread(
            generation.threads(),
            "caller",
            generation.loader(),
            () -> {
              try {
                var called = generation.loader().loadClass(className).getDeclaredMethod(method);
                called.setAccessible(true);
                called.invoke(null);
              } catch (ReflectiveOperationException e) {
                thrown.set(e);
              }
            });
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (thrown.get() != null) {
      throw new AssertionError(thrown.get());
    }
  }
}
