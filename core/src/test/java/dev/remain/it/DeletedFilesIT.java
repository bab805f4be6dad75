// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens on disk does not reach the generation that runs. */
class DeletedFilesIT {

  @TempDir Path directory;

  private CompiledApp app;
  private int asked;

  @BeforeEach
  void compileApp() {
    app = Probe.in(directory);
    for (int i = 0; i < 20; i++) {
      app.source(
          "acme.more.C" + i,
          "public class C"
              + i
              + " { public static String value() {"
              + " return new D"
              + i
              + "().toString(); } }");
      app.source(
          "acme.more.D" + i,
          "class D" + i + " { public String toString() {" + " return \"d" + i + "\"; } }");
    }
    app.compile().resource("some.txt", "text");
  }

  @Test
  void aGenerationRunsOnWithoutAnyOfItsFiles() throws IOException {
    try (RemainRun run = RemainRun.of(app).main(Probe.NAME, "value acme.more.C0")) {
      assertThat(Probe.answer(run, 1, "value acme.more.C0")).isEqualTo("d0");
      run.started(1);

      for (Path file : files()) {
        Files.delete(file);
      }

      assertRunsOn(run);
      assertThat(run.log().await("holding", 1).text("reason")).contains("missing");
      assertRunsOn(run);
    }
  }

  @Test
  void aGenerationRunsOnWhenItsFilesAreCutOff() throws IOException {
    try (RemainRun run = RemainRun.of(app).main(Probe.NAME, "value acme.more.C0")) {
      assertThat(Probe.answer(run, 1, "value acme.more.C0")).isEqualTo("d0");
      run.started(1);

      for (Path file : files()) {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      }

      assertRunsOn(run);
      run.log().await("holding", 1);
      assertRunsOn(run);
    }
  }

  @Test
  void aSecondGenerationRunsOnWithoutItsDirectories() throws IOException {
    CompiledApp more = new Library(directory, "lib.A").classes("a");

    try (RemainRun run = RemainRun.of(app).entries(more.classes()).main(Probe.NAME)) {
      run.started(1);
      run.edit(Probe.NAME, "\" ready\"", "\" again\"").prints("gen 2 again").started(2);

      delete(app.classes());
      delete(more.classes());

      assertThat(Probe.ask(run, 2, "value acme.more.C7")).isEqualTo("d7");
      assertThat(Probe.ask(run, 2, "text some.txt")).isEqualTo("text");
      assertThat(Probe.ask(run, 2, "source lib.A"))
          .isEqualTo("file:" + directory + "/lib.A-a/classes/");
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Uses a class that was never loaded before. */
  private void assertRunsOn(RemainRun run) {
    int number = ++asked;
    assertThat(Probe.ask(run, 1, "value acme.more.C" + number)).isEqualTo("d" + number);
    assertThat(Probe.ask(run, 1, "text some.txt")).isEqualTo("text");
    assertThat(run.log().count("started")).isEqualTo(1);
    assertThat(run.log().count("rejected")).isZero();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(app.classes())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
