// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars that cannot stay are loaded anew with each generation, once something shows that. */
class FreshJarsIT {

  @TempDir Path directory;

  private CompiledApp library(String name) {
    return CompiledApp.in(directory.resolve(name));
  }

  private Path jar(CompiledApp library, String name) {
    return library.compile().jar().writeTo(directory.resolve(name));
  }

  private CompiledApp app(Path... libraries) {
    return RemainRun.app(directory.resolve("target")).classPath(libraries);
  }

  @Test
  void aLibraryUsesTheProgramsCopyOfItsClassAndIsOneWithItsPackage() {
    Path lib =
        jar(
            library("lib")
                .source(
                    "lib.Text",
                    "public class Text { public static String of() { return \"jar\"; } }")
                .source(
                    "lib.User",
                    "public class User { static String hidden() { return \"user of \" + Text.of(); } }"),
            "lib.jar");
    CompiledApp app =
        app(lib)
            .source(
                "lib.Text",
                "public class Text { public static String of() { return \"program 1\"; } }")
            .source(
                "lib.Inside",
                "public class Inside { public static String show() { return User.hidden(); } }")
            .source(
                "app.App",
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    System.out.println(lib.Inside.show());
                    Thread.sleep(100_000);
                  }
                }
                """)
            .compile();
    try (RemainRun run = RemainRun.of(app).entries(lib).main("app.App")) {
      run.prints("user of program 1\n").started(1);

      run.edit("lib.Text", "program 1", "program 2");

      run.prints("user of program 2\n").started(2);
      assertThat(run.log().count("warned")).isZero();
      assertThat(run.jvm().out()).doesNotContain("user of jar");
    }
  }

  @Test
  void whatALibraryKeepsOfAnEndedGenerationTheNextOneDoesNotMeet() {
    Path lib =
        jar(
            library("lib")
                .source(
                    "lib.Global",
                    """
                    public class Global {
                      private static Runnable set;
                      public static void set(Runnable once) {
                        if (set != null) {
                          throw new IllegalStateException("set already");
                        }
                        set = once;
                      }
                      public static void run() { set.run(); }
                    }
                    """),
            "lib.jar");
    Path using =
        jar(
            library("using")
                .classPath(lib)
                .source(
                    "using.Using",
                    "public class Using { public static void run() { lib.Global.run(); } }"),
            "using.jar");
    Path other = jar(library("other").source("other.O", "public class O { }"), "other.jar");
    CompiledApp app =
        app(lib, using, other)
            .source(
                "app.App",
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    lib.Global.set(() -> System.out.println("version 1 " + other.O.class.getClassLoader().getName()));
                    using.Using.run();
                    Thread.sleep(100_000);
                  }
                }
                """)
            .compile();
    try (RemainRun run = RemainRun.of(app).entries(lib, using, other).main("app.App")) {
      run.prints("version 1 remain-base-1\n").started(1);

      run.edit("app.App", "version 1", "version 2");
      run.prints("version 2 remain-base-2\n").started(2);
      run.says(
          "lib.jar keeps app.App of gen 1 in Global.set: loaded anew with each generation from now on"
              + " (+1 jar that uses it)\n");

      run.edit("app.App", "version 2", "version 3");
      run.prints("version 3 remain-base-2\n").started(3);
      assertThat(run.log().count("failed")).isZero();
      run.log().awaitGeneration("collected", 2);
    }
    try (RemainRun next = RemainRun.of(app).entries(lib, using, other).main("app.App")) {
      next.prints("version 3 remain-base-1\n").started(1);
      next.edit("app.App", "version 3", "version 4");
      next.prints("version 4 remain-base-1\n");
    }
  }

  @Test
  void aLibraryThatIsLinkedToTheProgramIsLoadedWithIt() {
    CompiledApp app =
        app()
            .source(
                "app.Person",
                "public class Person { public String toString() { return \"person 1\"; } }")
            .compile();
    Path lib =
        jar(
            library("plugin")
                .classPath(app.classes())
                .source(
                    "plugin.Plugin",
                    "public class Plugin { public static Object make() { return new app.Person(); } }"),
            "plugin.jar");
    app.classPath(lib)
        .source(
            "app.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                System.out.println(plugin.Plugin.make());
                Thread.sleep(100_000);
              }
            }
            """)
        .compile();
    try (RemainRun run = RemainRun.of(app).entries(lib).main("app.App")) {
      run.prints("person 1\n").started(1);
      assertThat(run.log().count("learned")).isZero();

      run.edit("app.Person", "person 1", "person 2");
      run.prints("person 2\n").started(2);
    }
  }

  @Test
  void aLibraryThatTurnsOutToBeLinkedToTheProgramIsLoadedWithIt() {
    CompiledApp app =
        app()
            .source(
                "Person",
                "public class Person { public String toString() { return \"person 1\"; } }")
            .compile();
    Path lib =
        jar(
            library("plugin")
                .classPath(app.classes())
                .source(
                    "Plugin",
                    "public class Plugin { public static Object make() { return new Person(); } }"),
            "plugin.jar");
    app.classPath(lib)
        .source(
            "App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                System.out.println(Plugin.make());
                Thread.sleep(100_000);
              }
            }
            """)
        .compile();
    try (RemainRun run = RemainRun.of(app).entries(lib).main("App")) {
      run.prints("person 1\n");
      run.says("plugin.jar refers to Person: loaded anew with each generation from now on\n");
      run.started(2);

      run.edit("Person", "person 1", "person 2");
      run.prints("person 2\n").started(3);
    }
  }

  private static final String CLOCK =
      """
      import java.util.*;
      import java.util.concurrent.*;
      public class Clock {
        private static final Timer TIMER = new Timer(true);
        public static void each(Runnable task) {
          TIMER.schedule(new TimerTask() { public void run() { task.run(); } }, 0, 20);
        }
        public static void again(Runnable task) {
          task.run();
          CompletableFuture.runAsync(
              () -> again(task), CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
        }
      }
      """;

  private static String ticking(String way) {
    return """
        public class App {
          static void tick() { System.out.println("tick 1"); }
          public static void main(String[] args) throws Exception {
            lib.Clock.%s(App::tick);
            Thread.sleep(100_000);
          }
        }
        """
        .formatted(way);
  }

  @ParameterizedTest
  @ValueSource(strings = {"each", "again"})
  void aLibraryThatGoesOnRunningOldCodeIsFoundInTheAct(String way) {
    Path lib = jar(library("lib").source("lib.Clock", CLOCK), "lib.jar");
    CompiledApp app = app(lib).source("app.App", ticking(way)).compile();
    try (RemainRun run = RemainRun.of(app).entries(lib).main("app.App")) {
      run.prints("tick 1\n").started(1);

      run.edit("app.App", "tick 1", "tick 2");
      run.says(
          "lib.jar goes on running app.App of gen 1: loaded anew with each generation from now on\n");
      run.started(3);
      String before = run.jvm().out();
      run.jvm().awaitOut("tick 2\n", before.split("tick 2\n", -1).length + 20);
      assertThat(run.jvm().out().substring(before.length() + "tick 1\n".length()))
          .doesNotContain("tick 1");

      run.edit("app.App", "tick 2", "tick 3");
      run.prints("tick 3\n").started(4);
      assertThat(run.log().count("learned")).isEqualTo(1);
      assertThat(run.log().count("warned")).isZero();
    }
  }

  @Test
  void whatIsSetInTheJvmForAGenerationTheNextOneDoesNotMeet() {
    Path lib =
        jar(
            library("lib")
                .source(
                    "lib.Names",
                    """
                    public class Names {
                      static { System.setProperty("lib.own", "set once"); }
                      public static String first(String name) {
                        if (System.getProperty("lib.first") == null) {
                          System.setProperty("lib.first", name);
                        }
                        return System.getProperty("lib.first") + ", " + System.getProperty("lib.own");
                      }
                    }
                    """),
            "lib.jar");
    CompiledApp app =
        app(lib)
            .source(
                "app.App",
                """
                import java.util.TimeZone;
                import java.util.logging.*;
                public class App {
                  public static void main(String[] args) throws Exception {
                    Logger root = Logger.getLogger("");
                    System.out.println(lib.Names.first("version 1") + ", " + root.getLevel() + ", "
                        + root.getHandlers().length + ", " + TimeZone.getDefault().getID().equals("Pacific/Chatham"));
                    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
                    root.setLevel(Level.FINE);
                    root.removeHandler(root.getHandlers()[0]);
                    Thread.sleep(100_000);
                  }
                }
                """)
            .compile();
    try (RemainRun run = RemainRun.of(app).entries(lib).main("app.App")) {
      run.prints("version 1, set once, INFO, 1, false\n").started(1);

      run.edit("app.App", "version 1", "version 2");

      run.prints("version 2, set once, INFO, 1, false\n").started(2);
      assertThat(run.log().count("learned") + run.log().count("warned")).isZero();
    }
  }

  @Test
  void aJarOfWhichAnObjectIsKeptStaysAndThatIsToldOnce() {
    Path lib =
        jar(
            library("lib")
                .source(
                    "lib.Registry",
                    """
                    public class Registry {
                      public static Object last;
                      private int count;
                      public int next() { return ++count; }
                    }
                    """),
            "lib.jar");
    CompiledApp app =
        app(lib)
            .source(
                "app.App",
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    lib.Registry kept =
                        dev.remain.Remain.keep("registry", lib.Registry.class, lib.Registry::new);
                    lib.Registry.last = new App();
                    System.out.println("version 1, " + kept.next());
                    Thread.sleep(100_000);
                  }
                }
                """)
            .compile();
    try (RemainRun run = RemainRun.of(app).entries(lib).main("app.App")) {
      run.prints("version 1, 1\n").started(1);

      run.edit("app.App", "version 1", "version 2").prints("version 2, 2\n").started(2);
      run.says(
          "[remain] warning: lib.jar keeps app.App of gen 1 in Registry.last, and stays, as what is"
              + " kept uses it: take away there what is the program's\n");
      run.edit("app.App", "version 2", "version 3").prints("version 3, 3\n").started(3);

      assertThat(run.log().count("warned")).isEqualTo(1);
      assertThat(run.log().count("learned")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"flat", "isolated"})
  void whetherJarsStayCanBeDecidedForAllOfThem(String layer) {
    Path lib =
        jar(
            library("lib")
                .source(
                    "lib.Ids",
                    "public class Ids { static int last; public static int next() { return ++last; } }"),
            "lib.jar");
    CompiledApp app =
        app(lib)
            .source(
                "app.App",
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    System.out.println("version 1 has id " + lib.Ids.next());
                    Thread.sleep(100_000);
                  }
                }
                """)
            .compile();
    try (RemainRun run = RemainRun.of(app).entries(lib).options("--layer", layer).main("app.App")) {
      run.prints("version 1 has id 1\n").started(1);

      run.edit("app.App", "version 1", "version 2").started(2);

      run.prints(layer.equals("flat") ? "version 2 has id 1\n" : "version 2 has id 2\n");
      assertThat(run.log().count("learned")).isZero();
    }
  }
}
