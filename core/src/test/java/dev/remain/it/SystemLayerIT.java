// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the JVM's own loader as the base, its copies of live classes are not used. */
class SystemLayerIT {

  private static final String LOOKING =
      """
      public class Looking {
        public static String value() throws Exception {
          Class<?> found = Class.forName("acme.Extra", true, Looking.class.getClassLoader());
          return (String) found.getMethod("value").invoke(null) + " of "
              + found.getClassLoader().getName();
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void aCopyThatALibraryHasLoadedIsToldAndStaysInNoGenerationInSilence() {
    CompiledApp app =
        Probe.in(directory)
            .source(
                "acme.Extra",
                "public class Extra { public static String value() { return \"x\"; } }")
            .compile();
    Path jar =
        CompiledApp.in(directory.resolve("lib"))
            .source("lib.Looking", LOOKING)
            .compile()
            .jar()
            .writeTo(directory.resolve("lib.jar"));

    try (RemainRun run =
        RemainRun.of(app)
            .entries(jar)
            .options("--layer", "system")
            .main(Probe.NAME, "loader acme.Extra", "value lib.Looking", "value acme.Extra")) {
      assertThat(Probe.answer(run, 1, "loader acme.Extra")).isEqualTo("remain-generation-1");
      assertThat(Probe.answer(run, 1, "value lib.Looking")).isEqualTo("x of app");
      run.started(1);

      app.delete("acme.Extra");

      assertThat(run.log().await("warned", 1).text("sentence"))
          .isEqualTo(
              "a library asked for acme.Extra by name, and has that of the JVM's own loader, which"
                  + " stays as it was at the start: leave out layer=system, and it gets that of"
                  + " the running generation");
      assertThat(run.rejected(2).text("reason"))
          .isEqualTo(
              "acme.Extra changed, and libraries would go on with the one that the JVM's own loader"
                  + " gave them: restart the JVM to use it, or leave out layer=system");
    }
  }

  @Test
  void aChangedJarAsksForAnotherJvm() {
    CompiledApp app = Probe.in(directory);
    Library library = new Library(directory, "lib.A");
    Path jar = library.jar("first").writeTo(directory.resolve("lib.jar"));

    try (RemainRun run =
        RemainRun.of(app)
            .entries(jar)
            .options("--layer", "system")
            .main(Probe.NAME, "value lib.A", "loader lib.A")) {
      assertThat(Probe.answer(run, 1, "loader lib.A")).isEqualTo("app");
      run.started(1);

      library.jar("second").writeTo(jar);

      assertThat(run.rejected(2).text("reason"))
          .isEqualTo(
              "lib.jar changed, and the base is the JVM's own loader:"
                  + " restart the JVM to use it");
    }
  }
}
