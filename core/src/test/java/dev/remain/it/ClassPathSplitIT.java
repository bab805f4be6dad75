// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is thrown away at a restart, and what is kept. */
class ClassPathSplitIT {

  @TempDir Path directory;

  private CompiledApp app;
  private Library library;

  @BeforeEach
  void compileApp() {
    app = Probe.in(directory);
    library = new Library(directory, "lib.A");
  }

  @Test
  void aDirectoryThatAppearsLaterIsLiveThen() throws IOException {
    Path later = directory.resolve("later/classes");

    try (RemainRun run = RemainRun.of(app).entries(later).main(Probe.NAME, "loader lib.A")) {
      assertThat(Probe.answer(run, 1, "loader lib.A"))
          .isEqualTo("java.lang.ClassNotFoundException: lib.A");
      run.started(1);

      copy(library.classes("first").classFile("lib.A"), later.resolve("lib/A.class"));
      assertThat(Probe.answer(run, 2, "loader lib.A")).isEqualTo("remain-generation-2");

      copy(library.classes("second").classFile("lib.A"), later.resolve("lib/A.class"));
      assertThat(Probe.answer(run, 3, "loader lib.A")).isEqualTo("remain-generation-3");
      assertThat(Probe.ask(run, 3, "value lib.A")).isEqualTo("second");
      assertThat(Probe.ask(run, 3, "source lib.A")).isEqualTo(Probe.url(later));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.write(to, Files.readAllBytes(from));
  }

  @Test
  void aJarThatIsSaidToBeLiveRestartsWithItsNewCode() {
    Path jar = library.jar("first").writeTo(directory.resolve("lib/some.jar"));

    try (RemainRun run =
        RemainRun.of(app)
            .entries(jar)
            .options("--live", "lib/some.jar")
            .main(Probe.NAME, "value lib.A", "loader lib.A", "source lib.A")) {
      assertThat(Probe.answer(run, 1, "value lib.A")).isEqualTo("first");
      assertThat(Probe.answer(run, 1, "loader lib.A")).isEqualTo("remain-generation-1");
      run.started(1);

      library.jar("second").writeTo(jar);

      assertThat(Probe.answer(run, 2, "value lib.A")).isEqualTo("second");
      assertThat(Probe.answer(run, 2, "source lib.A")).isEqualTo(Probe.url(jar));
      assertThat(run.started(2).text("cause")).doesNotContain("full restart");
    }
  }

  @Test
  void aDirectoryThatIsSaidToBeBaseIsKept() {
    CompiledApp shared = library.classes("shared");

    try (RemainRun run =
        RemainRun.of(app)
            .entries(shared.classes())
            .options("--base", "lib.A-shared/classes")
            .main(Probe.NAME, "loader lib.A", "source lib.A")) {
      assertThat(Probe.answer(run, 1, "loader lib.A")).isEqualTo("remain-base-1");
      assertThat(Probe.answer(run, 1, "source lib.A")).isEqualTo(Probe.url(shared.classes()));
      run.started(1);

      shared.edit("lib.A", "shared", "edited").compile();

      assertThat(Probe.answer(run, 2, "loader lib.A")).isEqualTo("remain-base-2");
      assertThat(Probe.ask(run, 2, "value lib.A")).isEqualTo("edited");
      assertThat(run.started(2).text("cause"))
          .contains("full restart: ")
          .contains("lib.A-shared/classes");
    }
  }

  @Test
  void theJarOfTheMainClassIsLive() {
    Path jar = app.jar().writeTo(directory.resolve("app.jar"));
    Path events = directory.resolve("events");

    try (ForkedJvm jvm =
        ForkedJvm.builder()
            .options("-Dremain.quiet=60ms", "-Dremain.event-log=" + events)
            .classPath(RemainRun.JAR, jar)
            .directory(directory)
            .mainClass("dev.remain.Main")
            .arguments(Probe.NAME, "loader acme.Probe")
            .start()) {
      assertThat(Probe.answer(jvm, 1, "loader acme.Probe")).isEqualTo("remain-generation-1");
      EventLog log = EventLog.at(events).writtenBy(jvm);
      log.awaitGeneration("started", 1);

      AppJar rebuilt = app.edit(Probe.NAME, "\" ready\"", "\" rebuilt\"").compile().jar();
      rebuilt.writeTo(jar);

      jvm.awaitOut("gen 2 rebuilt");
      assertThat(log.awaitGeneration("started", 2).text("cause"))
          .isEqualTo("1 jar changed (app.jar)");
    }
  }
}
