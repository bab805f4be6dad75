// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The base is linked to no class of the application, and finds what it asks for by name. */
class IsolatedBaseIT {

  /** Looks, as libraries do, from its own loader. */
  private static final String LOOKING =
      """
      public class Looking {
        public static String value() {
          try {
            Class<?> found = Class.forName("acme.Probe", false, Looking.class.getClassLoader());
            return "found in " + found.getClassLoader().getName();
          } catch (ClassNotFoundException e) {
            return "not found";
          }
        }
      }
      """;

  private static final String READING =
      """
      public class Reading {
        private static final String READ = read();

        private static String read() {
          try (java.io.InputStream in = Reading.class.getResourceAsStream("/library.conf")) {
            return new String(in.readAllBytes()).strip();
          } catch (Exception e) {
            return e.toString();
          }
        }

        public static String value() {
          return READ;
        }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void compileApp() {
    app = Probe.in(directory);
  }

  private Path jar(String className, String source) {
    Path place = directory.resolve(className);
    return CompiledApp.in(place)
        .source(className, source)
        .compile()
        .jar()
        .writeTo(directory.resolve("library.jar"));
  }

  @Test
  void aLibraryFindsTheClassOfTheGenerationThatRuns() {
    Path library = jar("lib.Looking", LOOKING);

    try (RemainRun run = RemainRun.of(app).entries(library).main(Probe.NAME, "value lib.Looking")) {
      assertThat(Probe.answer(run, 1, "value lib.Looking"))
          .isEqualTo("found in remain-generation-1");
      run.started(1);

      run.edit(Probe.NAME, "\" ready\"", "\" again\"");

      assertThat(Probe.answer(run, 2, "value lib.Looking"))
          .isEqualTo("found in remain-generation-2");
    }
  }

  @Test
  void aResourceThatALibraryHasReadReplacesTheLibraryWhenItChanges() {
    app.resource("library.conf", "one").resource("other.conf", "one");
    Path library = jar("lib.Reading", READING);

    try (RemainRun run =
        RemainRun.of(app)
            .entries(library)
            .main(Probe.NAME, "value lib.Reading", "loader lib.Reading")) {
      assertThat(Probe.answer(run, 1, "value lib.Reading")).isEqualTo("one");
      run.started(1);

      app.resource("other.conf", "two");
      assertThat(Probe.answer(run, 2, "loader lib.Reading")).isEqualTo("remain-base-1");
      run.started(2);

      app.resource("library.conf", "two");
      assertThat(Probe.answer(run, 3, "value lib.Reading")).isEqualTo("two");
      assertThat(Probe.answer(run, 3, "loader lib.Reading")).isEqualTo("remain-base-2");
      assertThat(run.started(3).text("cause"))
          .isEqualTo("full restart: library.conf changed, which lib.Reading of the base has read");
    }
  }

  @Test
  void aChangedJarIsAFullRestart() {
    Library library = new Library(directory, "lib.A");
    Path jar = library.jar("first").writeTo(directory.resolve("lib/some.jar"));

    try (RemainRun run =
        RemainRun.of(app).entries(jar).main(Probe.NAME, "value lib.A", "loader lib.A")) {
      assertThat(Probe.answer(run, 1, "value lib.A")).isEqualTo("first");
      run.started(1);

      library.jar("second").writeTo(jar);

      assertThat(Probe.answer(run, 2, "value lib.A")).isEqualTo("second");
      assertThat(Probe.answer(run, 2, "loader lib.A")).isEqualTo("remain-base-2");
      assertThat(run.started(2).text("cause")).isEqualTo("full restart: lib/some.jar changed");

      run.edit(Probe.NAME, "\" ready\"", "\" again\"");

      assertThat(Probe.answer(run, 3, "value lib.A")).isEqualTo("second");
      assertThat(Probe.answer(run, 3, "loader lib.A")).isEqualTo("remain-base-2");
    }
  }

  @Test
  void aJarThatIsOverwrittenWhileInUseGoesOnBeingReadAsItWas() {
    Library used = new Library(directory, "lib.A");
    Path jar =
        used.jar("first")
            .entry("lib/B.class", new Library(directory, "lib.B").classes("b").classBytes("lib.B"))
            .entry("lib.txt", "first".getBytes())
            .entry("padding", new byte[100_000])
            .writeTo(directory.resolve("lib/some.jar"));

    // Only a trigger file applies changes, so that generation 1 outlives its jar.
    try (RemainRun run =
        RemainRun.of(app)
            .entries(jar)
            .options("--trigger-file", "trigger")
            .main(Probe.NAME, "value lib.A")) {
      run.started(1);
      Copies.await(run, 1);

      used.jar("second").writeTo(jar);

      assertThat(Probe.ask(run, 1, "value lib.B")).isEqualTo("b");
      assertThat(Probe.ask(run, 1, "text lib.txt")).isEqualTo("first");
      assertThat(Probe.ask(run, 1, "connection lib.txt"))
          .startsWith("jar lib.txt of " + Probe.url(jar) + ",");

      CompiledApp trigger = CompiledApp.at(directory.resolve("none"), directory);
      trigger.resource("trigger", "now");

      assertThat(Probe.answer(run, 2, "value lib.A")).isEqualTo("second");
      assertThat(Probe.ask(run, 2, "text lib.txt")).isEqualTo("none");
    }
  }
}
