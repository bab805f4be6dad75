// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.generation.StopReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which order libraries end, and what becomes of ends that fail. */
@Timeout(60)
class LibraryOrderTest extends LibraryRig {

  @Test
  void whatSaysThatItIsOverIsNotEndedAgain() {
    run("new lib.Server(\"own\").stop();", "lib.Server", SERVER);

    assertThat(stop().ended()).isEmpty();

    assertThat(ended()).containsExactly("stop own");
  }

  @Test
  void whatRefusesASecondEndIsNotTold() {
    run(
        "new lib.Once().stop();",
        "lib.Once",
        """
        public class Once {
          boolean over;
          public Once() { new Thread(() -> {}); }
          public void stop() {
            if (over) { throw new IllegalStateException("not running"); }
            over = true;
          }
        }
        """);

    StopReport report = stop();

    assertThat(report.notes()).isEmpty();
    assertThat(report.ended()).isEmpty();
  }

  @Test
  void whatFailsToEndIsToldAndTheRestEnds() {
    run(
        "new lib.Server(\"own\"); new lib.Bad();",
        "lib.Server",
        SERVER,
        "lib.Bad",
        """
        public class Bad {
          public Bad() { new Thread(() -> {}); }
          public void stop() { throw new IllegalStateException("jammed"); }
        }
        """);

    assertThat(stop().notes())
        .containsExactly("ending a lib.Bad threw java.lang.IllegalStateException: jammed");
    assertThat(ended()).containsExactly("stop own", "destroy own");
  }

  @Test
  void whatHangsIsNamedAndPassedBy() {
    run(
        "new lib.Server(\"own\"); new lib.Slow();",
        "lib.Server",
        SERVER,
        "lib.Slow",
        """
        public class Slow {
          public Slow() { new Thread(() -> {}); }
          public void stop() throws Exception { new java.util.concurrent.CountDownLatch(1).await(); }
        }
        """);

    StopReport report = stop(Duration.ofSeconds(3));

    assertThat(report.notes()).hasSize(1);
    assertThat(report.notes().get(0))
        .startsWith("ending a lib.Slow did not end in time and was interrupted: lib.Slow.stop");
    assertThat(ended()).containsExactly("stop own", "destroy own");
  }

  /** A pool that is made late serves what a server still has to answer. */
  @Test
  void ranksComeFirstThenTheNewest() {
    run(
        "new lib.Pool(\"first\"); new lib.Listening(); new lib.Pool(\"second\"); new lib.Own();",
        "lib.Pool",
        """
        public class Pool extends Closing implements javax.sql.DataSource {
          final String name;
          public Pool(String name) { this.name = name; new Thread(() -> {}); }
          public void close() { Log.ENDED.add(name); }
        """
            + noDataSource()
            + "}",
        "lib.Closing",
        "public abstract class Closing implements AutoCloseable {}",
        "lib.Listening",
        """
        public class Listening implements AutoCloseable {
          final java.net.ServerSocket socket;
          public Listening() throws Exception { socket = new java.net.ServerSocket(0); }
          public void close() throws Exception { socket.close(); Log.ENDED.add("server"); }
        }
        """,
        "lib.Own",
        "public class Own { public void halt(int why) { Log.ENDED.add(\"own \" + why); } }");

    stop();

    assertThat(ended()).containsExactly("server", "second", "first", "own 7");
  }

  private static String noDataSource() {
    return """
      public java.sql.Connection getConnection() { return null; }
      public java.sql.Connection getConnection(String u, String p) { return null; }
      public java.io.PrintWriter getLogWriter() { return null; }
      public void setLogWriter(java.io.PrintWriter out) { }
      public void setLoginTimeout(int seconds) { }
      public int getLoginTimeout() { return 0; }
      public java.util.logging.Logger getParentLogger() { return null; }
      public <T> T unwrap(Class<T> type) { return null; }
      public boolean isWrapperFor(Class<?> type) { return false; }
      """;
  }

  @Test
  void whatIsAnsweredOverTimeIsWaitedFor() {
    run(
        "new lib.Async();",
        "lib.Async",
        """
        public class Async {
          public Async() { new Thread(() -> {}); }
          public java.util.concurrent.Future<?> stop() {
            java.util.concurrent.FutureTask<Object> task =
                new java.util.concurrent.FutureTask<>(() -> Log.ENDED.add("over"), null);
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
            return task;
          }
        }
        """);

    stop();

    assertThat(ended()).containsExactly("over");
  }

  @Test
  void whatARemainingThreadMayUseOutsideOfTheJvmIsLeft() {
    String handle =
        """
        public class Handle implements AutoCloseable {
          private native void free();
          public Handle(boolean goesOn) throws InterruptedException {
            java.util.concurrent.CountDownLatch begun = new java.util.concurrent.CountDownLatch(1);
            Thread thread = new Thread(() -> {
              begun.countDown();
              while (goesOn) { java.util.concurrent.locks.LockSupport.park(); }
            });
            thread.setDaemon(true);
            thread.start();
            begun.await();
          }
          public void close() { Log.ENDED.add("freed"); }
        }
        """;
    run("new lib.Handle(true);", "lib.Handle", handle);

    assertThat(stop().notes())
        .containsExactly(
            "a lib.Handle is left open, since threads are left that may be using its memory");

    assertThat(ended()).isEmpty();
  }

  @Test
  void whatNoThreadUsesAnyMoreIsFreed() {
    run(
        "new lib.Handle();",
        "lib.Handle",
        """
        public class Handle implements AutoCloseable {
          private native void free();
          public Handle() { new Thread(() -> {}); }
          public void close() { Log.ENDED.add("freed"); }
        }
        """);

    stop();

    assertThat(ended()).containsExactly("freed");
  }

  @Test
  void whatALibraryMadeEndsWithItsBase() throws Exception {
    run(
        "lib.Ticking.start();",
        "lib.Ticking",
        """
        public class Ticking {
          static final java.util.concurrent.ExecutorService POOL =
              java.util.concurrent.Executors.newCachedThreadPool();
          public static Thread thread;
          public static void start() throws InterruptedException {
            java.util.concurrent.CountDownLatch begun = new java.util.concurrent.CountDownLatch(1);
            thread = new Thread(() -> {
              try {
                begun.countDown();
                new java.util.concurrent.CountDownLatch(1).await();
              } catch (InterruptedException e) {
                // It ends.
              }
            });
            thread.start();
            begun.await();
          }
          public static boolean isOver() throws Exception { thread.join(); return POOL.isShutdown(); }
        }
        """);
    stop();
    Class<?> ticking = base.loadClass("lib.Ticking");
    assertThat(((Thread) ticking.getField("thread").get(null)).isAlive()).isTrue();

    bases.end(base, new dev.remain.cleanup.BaseCode(Thread::new, Duration.ofSeconds(20)));

    assertThat(ticking.getMethod("isOver").invoke(null)).isEqualTo(true);
  }

  /** It is the running program's. */
  @Test
  void aBaseThatWasGivenGoesOn() {
    ClassLoader given = getClass().getClassLoader();

    bases.end(given, new dev.remain.cleanup.BaseCode(Thread::new, Duration.ofSeconds(20)));

    assertThat(Thread.interrupted()).isFalse();
  }
}
