// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources are found, ordered and opened as under plain java. */
class ResourcesIT {

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void compileApp() {
    app = Probe.in(directory);
  }

  @Test
  void liveOnesComeFirstAndEachOnce() {
    app.resource("both.txt", "live");
    Path jar =
        AppJar.empty()
            .entry("both.txt", "base".getBytes())
            .entry("base.txt", "base".getBytes())
            .writeTo(directory.resolve("base.jar"));
    Path second = app.classes().resolveSibling("more");

    try (RemainRun run =
        RemainRun.of(app)
            .entries(jar, second)
            .main(Probe.NAME, "text both.txt", "text base.txt", "urls both.txt", "urls none.txt")) {
      assertThat(Probe.answer(run, 1, "text both.txt")).isEqualTo("live");
      assertThat(Probe.answer(run, 1, "text base.txt")).isEqualTo("base");
      assertThat(Probe.answer(run, 1, "urls both.txt"))
          .isEqualTo(
              "["
                  + Probe.url(app.classes().resolve("both.txt"))
                  + ", jar:"
                  + Probe.url(jar)
                  + "!/both.txt]");
      assertThat(Probe.answer(run, 1, "urls none.txt")).isEqualTo("[]");
    }
  }

  @Test
  void aLiveOneIsARealFileAndReadsWhatItsGenerationWasMadeFrom() throws IOException {
    app.resource("text.txt", "one").resource("static/page.txt", "one");
    try (RemainRun run =
        RemainRun.of(app).options("--trigger-file", "trigger").main(Probe.NAME, "uri text.txt")) {
      assertThat(Probe.answer(run, 1, "uri text.txt"))
          .isEqualTo(app.classes().resolve("text.txt").toString());
      run.started(1);

      app.resource("text.txt", "two, not applied").resource("static/page.txt", "two");

      assertThat(Probe.ask(run, 1, "connection text.txt")).isEqualTo("plain 3 bytes text/plain");
      assertThat(Probe.ask(run, 1, "text text.txt")).isEqualTo("one");
      assertThat(Probe.ask(run, 1, "text static/page.txt")).isEqualTo("two");

      Files.writeString(directory.resolve("trigger"), "now");
      run.started(2);
      assertThat(Probe.ask(run, 2, "text text.txt")).isEqualTo("two, not applied");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "live"})
  void thoseOfJarsOpenThroughAJarConnection(String half) {
    Path jar =
        AppJar.empty()
            .entry("text.txt", "text".getBytes())
            .entry("odd %41 #?.txt", "odd".getBytes())
            .writeTo(directory.resolve("a library.jar"));

    try (RemainRun run =
        RemainRun.of(app)
            .entries(jar)
            .options("--" + half, "*.jar")
            .main(Probe.NAME, "connection odd %41 #?.txt")) {
      String rest = " of " + Probe.url(jar) + ", 3 entries, ";
      assertThat(Probe.answer(run, 1, "connection odd %41 #?.txt"))
          .isEqualTo("jar odd %41 #?.txt" + rest + "3 bytes");
      assertThat(Probe.ask(run, 1, "connection text.txt"))
          .isEqualTo("jar text.txt" + rest + "4 bytes");
      assertThat(Probe.ask(run, 1, "url text.txt"))
          .isEqualTo("jar:" + Probe.url(jar) + "!/text.txt");
    }
  }

  @Test
  void refreshResourcesOfALiveJarAreFound() {
    Path jar =
        AppJar.empty()
            .entry("static/page.txt", "page".getBytes())
            .writeTo(directory.resolve("live.jar"));

    try (RemainRun run =
        RemainRun.of(app)
            .entries(jar)
            .options("--live", "live.jar")
            .main(Probe.NAME, "text static/page.txt")) {
      assertThat(Probe.answer(run, 1, "text static/page.txt")).isEqualTo("page");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "live"})
  void directoriesAreFoundToo(String half) {
    app.resource("com/acme/a.txt", "a");
    Path jar =
        AppJar.empty()
            .entry("com/acme/", new byte[0])
            .entry("com/acme/b.txt", "b".getBytes())
            .writeTo(directory.resolve("library.jar"));

    try (RemainRun run =
        RemainRun.of(app)
            .entries(jar)
            .options("--" + half, "*.jar")
            .main(Probe.NAME, "urls com/acme/", "urls com/acme", "url com/acme/")) {
      String live = Probe.url(app.classes().resolve("com/acme"));
      assertThat(Probe.answer(run, 1, "urls com/acme/"))
          .isEqualTo("[" + live + ", jar:" + Probe.url(jar) + "!/com/acme/]");
      String withoutSlash = live.substring(0, live.length() - 1);
      assertThat(Probe.answer(run, 1, "urls com/acme")).startsWith("[" + withoutSlash + ", jar:");
      assertThat(Probe.answer(run, 1, "url com/acme/")).isEqualTo(live);
    }
  }
}
