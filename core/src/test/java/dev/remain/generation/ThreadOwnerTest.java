// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.Captured;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadOwnerTest {

  private static final String RUNNER =
      "public class %s implements Runnable {"
          + " private final Runnable next; public %s(Runnable next) { this.next = next; }"
          + " public void run() { next.run(); } }";

  @TempDir Path directory;
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void release() {
    end.countDown();
  }

  @Test
  void theBottomMostFrameOutsideTheJdkDecides() throws Exception {
    CompiledApp library = compiled("library", "lib.Lib");
    BaseClassLoader base = Captured.base(library.jar().writeTo(directory.resolve("lib.jar")));
    ClassLoader live = Captured.generation(1, base, Rig.files(compiled("app", "acme.App")));
    Runnable liveOverBase = runner(base, "lib.Lib", runner(live, "acme.App", waiting()));
    Runnable baseOverLive = runner(live, "acme.App", runner(base, "lib.Lib", waiting()));

    assertThat(ThreadOwner.of(thread(liveOverBase))).isEqualTo(ThreadOwner.BASE);
    assertThat(ThreadOwner.of(thread(baseOverLive))).isEqualTo(ThreadOwner.LIVE);
  }

  @Test
  void remainsOwnFramesAndTheJdksDoNotCount() throws Exception {
    ClassLoader live =
        Captured.generation(1, Captured.base(), Rig.files(compiled("app", "acme.App")));
    Runnable liveOverRemain = () -> runner(live, "acme.App", waiting()).run();

    assertThat(ThreadOwner.of(thread(liveOverRemain))).isEqualTo(ThreadOwner.LIVE);
    Thread[] idle = new Thread[1];
    ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, SECONDS, new LinkedBlockingQueue<>());
    pool.setThreadFactory(run -> idle[0] = new Thread(run));
    pool.prestartAllCoreThreads();
    Patience.await("an idle thread", () -> idle[0].getState() == Thread.State.WAITING);
    assertThat(ThreadOwner.of(idle[0])).isEqualTo(ThreadOwner.JDK);
    pool.shutdownNow();
  }

  @Test
  void aThreadThatRemainStartedForTheProgramIsItsOwnBeforeItGotThere() throws Exception {
    assertThat(ThreadOwner.of(thread(waiting()))).isEqualTo(ThreadOwner.LIVE);
  }

  @Test
  void aThreadThatDrivesAPartOfTheJdkIsLeftToIt() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    Thread[] started = new Thread[1];
    ThreadGroup group = new ThreadGroup("server");
    Thread starter = new Thread(group, server::start, "starter");
    starter.start();
    starter.join();
    try {
      Patience.await("the server's thread", () -> group.enumerate(started) > 0);
      Patience.await("the server to wait", () -> ThreadOwner.of(started[0]) == ThreadOwner.ENGINE);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aThreadThatWasNotStartedIsNobodys() {
    assertThat(ThreadOwner.of(new Thread(() -> {}))).isEqualTo(ThreadOwner.JDK);
  }

  private CompiledApp compiled(String place, String name) {
    String simple = name.substring(name.indexOf('.') + 1);
    return CompiledApp.in(directory.resolve(place))
        .source(name, RUNNER.formatted(simple, simple))
        .compile();
  }

  private static Runnable runner(ClassLoader loader, String name, Runnable next) {
    try {
      return (Runnable)
          loader.loadClass(name).getDeclaredConstructor(Runnable.class).newInstance(next);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private Runnable waiting() {
    return () -> {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static Thread thread(Runnable run) {
    Thread thread = new Thread(run);
    thread.setDaemon(true);
    thread.start();
    Patience.await("the thread to wait", () -> thread.getState() == Thread.State.WAITING);
    return thread;
  }
}
