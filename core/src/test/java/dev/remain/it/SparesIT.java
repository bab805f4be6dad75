// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Much is loaded anew: the libraries of the next generation are defined ahead. */
class SparesIT {

  private static final int CLASSES = 600;
  private static final String LAST = "lib.Lib$C" + (CLASSES - 1);

  @TempDir Path directory;

  @Test
  void aGenerationTakesWhatWasDefinedWhileTheOneBeforeWasAtRest() throws IOException {
    Path log = directory.resolve("classes.log");
    try (RemainRun run = atRest(log, "--layer", "flat")) {

      assertTaken(run, log);

      run.edit("app.App", "version 2", "version 3");
      run.prints("version 3: 0 in remain-generation-3\n").started(3);
    }
    assertThat(defined(log)).startsWith("ALD" + "L" + "AD" + "L" + "AD");
  }

  @Test
  void whatTheProgramHasInThePlaceOfALibrarysClassByThenIsUsed() throws IOException {
    Path log = directory.resolve("classes.log");
    try (RemainRun run = atRest(log, "--layer", "flat")) {

      run.rewrite("lib.Lib", "public class Lib { public static int touch() { return 7; } }");

      run.prints("version 1: 7 in remain-generation-2\n").started(2);
    }
  }

  @Test
  void soAreThoseOfALiveArchiveUntilItIsRebuilt() throws IOException {
    Path log = directory.resolve("classes.log");
    try (RemainRun run = atRest(log, "--live", "**/lib.jar")) {

      assertTaken(run, log);

      library("return 1 + sum; } }");
      run.prints("version 2: 1 in remain-generation-3\n").started(3);
      run.edit("app.App", "version 2", "version 3");
      run.prints("version 3: 1 in remain-generation-4\n").started(4);
    }
    assertThat(defined(log)).isEqualTo("ALD" + "L" + "AD" + "L" + "ALD" + "ALD");
  }

  /** By generation 2, which has one for the next. */
  private static void assertTaken(RemainRun run, Path log) {
    run.edit("app.App", "version 1", "version 2");
    run.prints("version 2: 0 in remain-generation-2\n").started(2);
    awaitDefined(log, "ALD" + "L" + "AD" + "L");
  }

  /** A run whose first generation has a spare for the next. */
  private RemainRun atRest(Path log, String... options) {
    Path lib = library("return sum; } }");
    RemainRun run =
        RemainRun.of(app(lib))
            .entries(lib)
            .jvm("-Xlog:class+load=info:file=" + log)
            .options(options)
            .main("app.App");
    run.prints("version 1: 0 in remain-generation-1\n").started(1);
    awaitDefined(log, "ALD" + "L");
    return run;
  }

  private Path library(String end) {
    StringBuilder source = new StringBuilder("public class Lib {\n");
    StringBuilder calls = new StringBuilder();
    for (int i = 0; i < CLASSES; i++) {
      source.append("static class C").append(i).append(" { static int zero() { return 0; } }\n");
      calls.append("sum += C").append(i).append(".zero();\n");
    }
    source.append("public static int touch() { int sum = 0;\n").append(calls);
    source.append(end);
    return CompiledApp.in(directory.resolve("lib"))
        .source("lib.Lib", source.toString())
        .compile()
        .jar()
        .writeTo(directory.resolve("lib.jar"));
  }

  private CompiledApp app(Path lib) {
    return RemainRun.app(directory.resolve("target"))
        .classPath(lib)
        .source(
            "app.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                int sum = lib.Lib.touch();
                Done.done();
                System.out.println("version 1: " + sum + " in " + lib.Lib.class.getClassLoader().getName());
                Thread.sleep(1_000_000);
              }
            }
            """)
        .source("app.Done", "class Done { static void done() { } }")
        .compile();
  }

  private static void awaitDefined(Path log, String classes) {
    Patience.await(classes + " to be defined", () -> defined(log).startsWith(classes));
  }

  /**
   * In which order the main class was defined, the last one of the library, and the one that comes
   * after it: A, L and D.
   */
  private static String defined(Path log) {
    StringBuilder defined = new StringBuilder();
    try {
      for (String line : Files.readAllLines(log)) {
        defined.append(line.contains(" app.App source:") ? "A" : "");
        defined.append(line.contains(" " + LAST + " source:") ? "L" : "");
        defined.append(line.contains(" app.Done source:") ? "D" : "");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return defined.toString();
  }
}
