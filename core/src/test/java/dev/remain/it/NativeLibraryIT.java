// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Native libraries, which the JVM lets one class loader at a time load. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class NativeLibraryIT {

  /** A library of the JDK serves as that of the program, and another is found by name. */
  private static final String LOADING =
      """
      public class Loading {
        public static void run() {
          System.load(System.getProperty("file"));
          Runtime.getRuntime().load(System.getProperty("file"));
          System.loadLibrary("prefs");
          System.loadLibrary("prefs");
        }
      }
      """;

  private static final String APP =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          %s
          System.out.println("version 1 has loaded them");
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
      """;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void copyALibrary() throws IOException {
    String name = System.mapLibraryName("rmi");
    Path library = Path.of(System.getProperty("java.home"), "lib", name);
    file = Files.copy(library, directory.resolve(name));
  }

  @Test
  void eachGenerationLoadsTheSameOnes() {
    CompiledApp app =
        RemainRun.app(directory)
            .source("acme.Loading", LOADING)
            .source("acme.App", APP.formatted("Loading.run();"))
            .compile();
    try (RemainRun run = run(app).main("acme.App")) {
      threeGenerations(run);
      run.log().awaitGeneration("collected", 1);
      run.log().awaitGeneration("collected", 2);
    }
  }

  @Test
  void aLibraryOfTheBaseLoadsThemOnceAndStays() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library")).source("lib.Loading", LOADING).compile();
    Path jar = library.jar().writeTo(directory.resolve("library.jar"));
    CompiledApp app =
        RemainRun.app(directory)
            .classPath(jar)
            .source("acme.App", APP.formatted("lib.Loading.run();"))
            .compile();
    try (RemainRun run = run(app).entries(jar).main("acme.App")) {
      threeGenerations(run);

      library.source("lib.Other", "class Other { }").compile().jar().writeTo(jar);
      run.prints("version 3 has loaded them\nversion 3 has loaded them\n").started(4);
    }
  }

  @Test
  void whatGetsPastIsExplained() {
    String hidden =
        "System.class.getMethod(\"load\", String.class).invoke(null, System.getProperty(\"file\"));";
    CompiledApp app = RemainRun.app(directory).source("acme.App", APP.formatted(hidden)).compile();
    try (RemainRun run = run(app).main("acme.App")) {
      run.prints("version 1 has loaded them").started(1);
      run.edit("acme.App", "version 1", "version 2").failed(2);
      run.says(
          "[remain] warning: an earlier generation is still in memory and has native library "
              + file
              + ": load it in compiled code, not through reflection, or from a class in a jar");
    }
  }

  @Test
  void aNativeMethodWhoseLibraryIsElsewhereIsExplained() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library"))
            .source("lib.Fast", "public class Fast { public static native void run(); }")
            .compile();
    Path jar = library.jar().writeTo(directory.resolve("library.jar"));
    CompiledApp app =
        RemainRun.app(directory)
            .classPath(jar)
            .source("acme.App", APP.formatted("lib.Fast.run();"))
            .compile();
    try (RemainRun run = run(app).entries(jar).main("acme.App")) {
      run.failed(1);
      run.says(
          "[remain] warning: native method lib.Fast.run is in no library that a class of the same"
              + " loader has loaded: if a class of yours loads it for one in a jar, make that jar"
              + " live, too (--live)");
    }
  }

  private RemainRun.Recipe run(CompiledApp app) {
    return RemainRun.of(app).jvm("-Dfile=" + file);
  }

  private static void threeGenerations(RemainRun run) {
    run.prints("version 1 has loaded them").started(1);
    run.edit("acme.App", "version 1", "version 2").prints("version 2 has loaded them").started(2);
    run.edit("acme.App", "version 2", "version 3").prints("version 3 has loaded them").started(3);
  }
}
