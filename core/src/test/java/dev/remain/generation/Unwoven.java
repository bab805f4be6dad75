// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import dev.remain.loader.Captured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A generation that makes things where no woven call sees it. */
final class Unwoven {

  private static final String APP =
      """
      import java.util.concurrent.*;
      public class App implements Runnable {
        public static final CountDownLatch RAN = new CountDownLatch(1);
        static final CountDownLatch NEVER = new CountDownLatch(1);
        static Thread hook;
        static ExecutorService executor;
        static void addHook() throws Exception {
          hook = new Thread(new App(), "hidden");
          Runtime.class
              .getMethod("addShutdownHook", Thread.class)
              .invoke(Runtime.getRuntime(), hook);
        }
        static void removeHook() throws Exception {
          Runtime.class
              .getMethod("removeShutdownHook", Thread.class)
              .invoke(Runtime.getRuntime(), hook);
        }
        static void idleExecutor() throws Exception {
          ThreadFactory factory = run -> new Thread(run, "idle");
          executor =
              (ExecutorService) Executors.class
                  .getMethod("newFixedThreadPool", int.class, ThreadFactory.class)
                  .invoke(null, 1, factory);
          executor.submit(() -> { }).get();
        }
        static void idleLibrary() throws Exception {
          executor =
              (ExecutorService) Executors.class
                  .getMethod("newFixedThreadPool", int.class)
                  .invoke(null, 1);
          executor.submit(() -> { }).get();
        }
        static void shutDown() { executor.shutdownNow(); }
        static void virtualThread() throws Exception {
          Runnable wait = () -> {
            try { NEVER.await(); } catch (InterruptedException e) { RAN.countDown(); }
          };
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, wait);
        }
        public void run() { RAN.countDown(); }
      }
      """;

  final Generation generation;
  private final Rig rig = new Rig();

  Unwoven(Path directory) {
    CompiledApp app = CompiledApp.in(directory).source("App", APP).compile();
    generation = rig.running(4, Captured.base(), app);
  }

  void call(String method) {
    rig.call(generation, "App", method);
  }

  StopReport stop() {
    return rig.stop(generation, Duration.ofSeconds(20));
  }

  /** How often {@code App.RAN} is still waited for: 1 or 0. */
  long left() {
    try {
      Object latch = generation.loader().loadClass("App").getField("RAN").get(null);
      return ((CountDownLatch) latch).getCount();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The only thread of the generation, once it idles. */
  Thread idle() {
    Thread thread = generation.threads().alive().get(0);
    Patience.await("the worker to idle", () -> thread.getState() == Thread.State.WAITING);
    return thread;
  }
}
