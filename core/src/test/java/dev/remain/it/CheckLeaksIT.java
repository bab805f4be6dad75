// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is all about leaks, as in a build. */
class CheckLeaksIT {

  /** Keeps objects of generations in every way that a library can. */
  private static final String HOUSE =
      """
      import java.lang.ref.SoftReference;
      import java.util.*;

      public class House {
        public static final List<Object> GUESTS = new ArrayList<>();
        private static int guests;
        private static Object visitor;
        private static SoftReference<Object> cached;
        private static ClassLoader asked;
        private static final ClassValue<Object> VISITORS =
            new ClassValue<>() {
              @Override
              protected Object computeValue(Class<?> type) {
                return visitor;
              }
            };

        public static int next() {
          return ++guests;
        }

        public static void cache(Object guest) {
          cached = new SoftReference<>(guest);
        }

        public static void attach(Object guest) {
          visitor = guest;
          VISITORS.get(String.class);
          visitor = null;
        }

        public static void ask(Class<?> type) throws Exception {
          Forgetful loader = new Forgetful(type.getClassLoader());
          Class.forName(type.getName(), true, loader);
          loader.other = null;
          asked = loader;
        }

        private static final class Forgetful extends ClassLoader {
          private ClassLoader other;

          Forgetful(ClassLoader other) {
            super(House.class.getClassLoader());
            this.other = other;
          }

          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            return other.loadClass(name);
          }
        }
      }
      """;

  private static final String GUEST =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          switch (lib.House.next()) {
            case 1, 7 -> lib.House.GUESTS.add(new App());
            case 2 -> new Thread(App::ignoreInterrupts, "deaf").start();
            case 3 -> lib.House.cache(new App());
            case 4 -> lib.House.attach(new App());
            case 5 -> lib.House.ask(App.class);
            default -> System.out.println("nothing is left");
          }
        }

        private static void ignoreInterrupts() {
          while (true) {
            try {
              Thread.sleep(1_000);
            } catch (InterruptedException e) {
              // ignored
            }
          }
        }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void prepareApp() {
    app = RemainRun.app(directory);
  }

  private static RemainRun.Recipe check(CompiledApp app, int restarts) {
    return RemainRun.of(app)
        .withoutLog()
        .options("--check-leaks", Integer.toString(restarts), "--stop-timeout", "300ms");
  }

  /** What it said until its end. */
  private static List<String> said(RemainRun run) {
    int unused = run.jvm().exitStatus();
    return run.jvm().err().lines().toList();
  }

  @Test
  void eachLeakIsToldOnceWithItsGenerations() throws IOException {
    Path temporary = Files.createDirectory(directory.resolve("temporary"));
    CompiledApp house =
        CompiledApp.in(directory.resolve("house")).source("lib.House", HOUSE).compile();
    Path library = house.jar().writeTo(directory.resolve("house.jar"));
    app.classPath(library).source("acme.App", GUEST).compile();

    try (RemainRun run =
        check(app, 6)
            .jvm("-Djava.io.tmpdir=" + temporary)
            .entries(library)
            .options("--collect-timeout", "1s", "--base", "house.jar")
            .main("acme.App")) {
      assertThat(said(run))
          .containsExactly(
              "[remain] check-leaks: 6 restarts of acme.App, and then up to 1 s for what is slow"
                  + " to go",
              "[remain] check-leaks: 7 generations ran, 2 were collected, 5 are still in memory",
              "[remain] leak d61d0763d426: 2 generations (1, 7) held by lib.House.GUESTS > acme.App",
              "         clear lib.House.GUESTS in a stop hook",
              "[remain] leak ce95bb0d0748: 1 generation (2) held by thread \"deaf\" (running)"
                  + " > acme.App.ignoreInterrupts",
              "         end the thread in a stop hook",
              "[remain] leak 26403df5d278: 1 generation (4) held by a class-value map (of which class, the"
                  + " dump does not say) > acme.App",
              "         call remove() on the class value in a stop hook",
              "[remain] leak c627c09c14e5: 1 generation (5) held by nothing that a heap dump shows (perhaps"
                  + " by the JVM itself, for a lasting loader that asked it for a class)",
              "         looked at: stacks, classes and context loaders of all threads; in a heap"
                  + " dump every strong and soft reference, and the class-value maps");
      assertThat(run.jvm().exitStatus()).isEqualTo(1);
      assertThat(temporary).as("where the dump was").isEmptyDirectory();
    }
  }

  @Test
  void whatIsHeldSoftlyIsToldAndNoFailure() {
    String holding =
        """
        public class App {
          public static void main(String[] args) {
            java.util.Map<Object, Object> properties = System.getProperties(); // seen by nobody
            properties.merge(
                "cache", new java.lang.ref.SoftReference<Object>(new App()), (was, is) -> is);
          }
        }
        """;
    app.source("acme.App", holding).compile();

    try (RemainRun run = check(app, 1).options("--collect-timeout", "1s").main("acme.App")) {
      assertThat(said(run))
          .containsExactly(
              "[remain] check-leaks: one restart of acme.App, and then up to 1 s for what is slow"
                  + " to go",
              "[remain] check-leaks: 2 generations ran, 1 was collected, 1 is held softly",
              "[remain] no leak cc821a502293: 1 generation (2) held by java.lang.System.props"
                  + " > java.util.Properties.map > acme.App (softly: until memory runs short)");
      assertThat(run.jvm().exitStatus()).isZero();
    }
  }

  @Test
  void aTidyProgramPasses() {
    String tidy =
        """
        import com.sun.net.httpserver.HttpServer;
        import java.net.*;
        import java.util.concurrent.*;
        import java.util.logging.*;
        import java.util.stream.IntStream;

        public class App {
          private static final ThreadLocal<App> LOCAL = ThreadLocal.withInitial(App::new);

          public static void main(String[] args) throws Exception {
            LOCAL.get();
            ExecutorService workers = Executors.newFixedThreadPool(2);
            HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(workers);
            server.createContext("/", exchange -> exchange.close());
            server.start();
            workers.submit(() -> LOCAL.get()).get();
            CompletableFuture.supplyAsync(() -> IntStream.range(0, 99).parallel().sum()).join();
            Logger.getLogger("acme").log(Level.FINE, "started");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
              server.stop(0);
              workers.shutdownNow();
            }));
            System.out.println("up");
            new CountDownLatch(1).await();
          }
        }
        """;
    app.source("acme.App", tidy).compile();

    try (RemainRun run = check(app, 3).main("acme.App")) {
      assertThat(said(run))
          .containsExactly(
              "[remain] check-leaks: 3 restarts of acme.App, and then up to 75 s for what is slow"
                  + " to go",
              "[remain] check-leaks: 4 generations ran, and all were collected");
      assertThat(run.jvm().exitStatus()).isZero();
      assertThat(run.jvm().out()).isEqualTo("up\n".repeat(4));
    }
  }

  @Test
  void aProgramThatFailsIsNoProgramWithoutLeaks() {
    app.source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) {
                throw new IllegalStateException("no luck");
              }
            }
            """)
        .compile();

    try (RemainRun run = check(app, 3).main("acme.App")) {
      assertThat(run.jvm().exitStatus()).isEqualTo(1);
      assertThat(run.jvm().err())
          .contains("[remain] gen 1 FAILED in main: java.lang.IllegalStateException: no luck")
          .endsWith(
              """
              [remain] check-leaks: 1 generation ran, and it was collected
              [remain] check-leaks: it ended early, since a generation failed
              """);
    }
  }

  @Test
  void wrongUseIsTold() {
    app.source("acme.App", "public class App { public static void main(String[] args) {} }")
        .compile();

    try (RemainRun run = check(app, 3).options("--enabled", "false").main("acme.App")) {
      assertThat(run.jvm().exitStatus()).isEqualTo(2);
      assertThat(run.jvm().err())
          .isEqualTo("[remain] option --check-leaks: Remain is switched off, by enabled=false\n");
    }
    try (RemainRun run = check(app, 3).main("acme.Other")) {
      assertThat(run.jvm().exitStatus()).isEqualTo(2);
      assertThat(run.jvm().err()).contains("acme.Other");
    }
  }
}
