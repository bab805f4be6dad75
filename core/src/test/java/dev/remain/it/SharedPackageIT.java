// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library has a package of the program, and is loaded anew for that. */
class SharedPackageIT {

  @TempDir Path directory;

  @Test
  void anEditThatRefersToALibraryOfTheSamePackageIsTaken() {
    Path lib =
        CompiledApp.in(directory.resolve("lib"))
            .source(
                "acme.Util", "public class Util { public static String hi() { return \"hi\"; } }")
            .compile()
            .jar()
            .writeTo(directory.resolve("lib.jar"));
    CompiledApp app =
        RemainRun.app(directory.resolve("target"))
            .classPath(lib)
            .source(
                "acme.App",
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    System.out.println("version 1 " + Util.hi());
                    Thread.sleep(100_000);
                  }
                }
                """)
            .compile();
    try (RemainRun run = RemainRun.of(app).entries(lib).main("acme.App")) {
      run.prints("version 1 hi\n").started(1);

      run.edit("acme.App", "version 1", "version 2");
      run.prints("version 2 hi\n").started(2);
    }
  }

  @Test
  void aClassThatComesLaterIsTheOneThatTheLibraryMeansToo() {
    CompiledApp server =
        CompiledApp.in(directory.resolve("server"))
            .source(
                "lib.Server",
                "public class Server { public String toString() { return \"the library's\"; } }")
            .compile();
    Path lib =
        CompiledApp.in(directory.resolve("lib"))
            .classPath(server.classes())
            .source(
                "lib.Servers",
                "public class Servers { public static Server make() { return new Server(); } }")
            .compile()
            .jar()
            .entry("lib/Server.class", server.classBytes("lib.Server"))
            .writeTo(directory.resolve("lib.jar"));
    CompiledApp app =
        RemainRun.app(directory.resolve("target"))
            .classPath(lib)
            .source(
                "app.App",
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    lib.Server made = lib.Servers.make();
                    System.out.println(made);
                    Thread.sleep(100_000);
                  }
                }
                """)
            .compile();
    try (RemainRun run = RemainRun.of(app).entries(lib).main("app.App")) {
      run.prints("the library's\n").started(1);

      run.rewrite(
          "lib.Server",
          "public class Server { public String toString() { return \"the program's\"; } }");
      run.prints("the program's\n").started(2);
    }
  }
}
