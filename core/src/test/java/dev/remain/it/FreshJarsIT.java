// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
          "lib.jar keeps app.App of gen 1: loaded anew with each generation from now on"
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
      run.prints("person 1\n");
      run.says("plugin.jar refers to app.Person: loaded anew with each generation from now on\n");
      run.started(2);

      run.edit("app.Person", "person 1", "person 2");
      run.prints("person 2\n").started(3);
    }
  }
}
