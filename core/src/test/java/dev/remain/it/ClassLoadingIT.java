// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes come from where they should, and know it. */
class ClassLoadingIT {

  private static final String ASSERTING =
      """
      public class Asserting {
        public static String value() {
          boolean enabled = false;
          assert enabled = true;
          return enabled ? "on" : "off";
        }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void compileApp() {
    app = Probe.in(directory);
  }

  private Library library(String className) {
    return new Library(directory, className);
  }

  @Test
  void liveClassesHideThoseOfJarsAndAllElseComesFromTheBase() {
    CompiledApp live = library("lib.A").classes("live");
    Path jar =
        library("lib.A")
            .jar("base")
            .entry("lib2/B.class", library("lib2.B").classes("b").classBytes("lib2.B"))
            .writeTo(directory.resolve("lib.jar"));

    try (RemainRun run =
        RemainRun.of(app)
            .entries(jar, live.classes())
            .options("--base", "lib.jar") // It shares a package with what hides its class.
            .main(Probe.NAME, "value lib.A", "loader lib.A", "source lib.A", "loader lib2.B")) {
      assertThat(Probe.answer(run, 1, "value lib.A")).isEqualTo("live");
      assertThat(Probe.answer(run, 1, "loader lib.A")).isEqualTo("remain-generation-1");
      assertThat(Probe.answer(run, 1, "source lib.A")).isEqualTo(Probe.url(live.classes()));
      assertThat(Probe.answer(run, 1, "loader lib2.B")).isEqualTo("remain-base-1");
      assertThat(Probe.ask(run, 1, "source lib2.B")).isEqualTo(Probe.url(jar));
      assertThat(Probe.ask(run, 1, "source acme.Probe")).isEqualTo(Probe.url(app.classes()));
    }
  }

  @Test
  void packagesCarryTheManifestOfTheirJar() {
    Path base = versioned("lib.A", "base");
    Path live = versioned("lib2.B", "live");

    try (RemainRun run =
        RemainRun.of(app)
            .entries(base, live)
            .options("--live", "live.jar")
            .main(Probe.NAME, "package lib.A", "package lib2.B", "package acme.Probe")) {
      assertThat(Probe.answer(run, 1, "package lib.A")).isEqualTo("base 1.2.3 false");
      assertThat(Probe.answer(run, 1, "package lib2.B")).isEqualTo("live 1.2.3 false");
      assertThat(Probe.answer(run, 1, "package acme.Probe")).isEqualTo("null null false");
    }
  }

  private Path versioned(String className, String title) {
    return library(className)
        .jar("any")
        .attribute("Implementation-Title", title)
        .attribute("Implementation-Version", "1.2.3")
        .writeTo(directory.resolve(title + ".jar"));
  }

  @Test
  void assertionsAreOffUnlessAskedFor() {
    assertThat(assertions()).containsExactly("off", "off", "off");
  }

  @Test
  void assertionsAreOnEverywhereIfAskedFor() {
    assertThat(assertions("-ea")).containsExactly("on", "on", "on");
  }

  @Test
  void assertionsAreOnInThePackagesThatAreNamed() {
    assertThat(assertions("-ea:acme...", "-da:acme.sub.Asserting"))
        .containsExactly("on", "off", "off");
  }

  private String[] assertions(String... options) {
    app.source("acme.Asserting", ASSERTING).source("acme.sub.Asserting", ASSERTING).compile();
    Path jar =
        CompiledApp.in(directory.resolve("lib"))
            .source("lib.Asserting", ASSERTING)
            .compile()
            .jar()
            .writeTo(directory.resolve("lib.jar"));
    String[] questions = {
      "value acme.Asserting", "value acme.sub.Asserting", "value lib.Asserting"
    };
    try (RemainRun run = RemainRun.of(app).entries(jar).jvm(options).main(Probe.NAME, questions)) {
      String[] answers = new String[questions.length];
      for (int i = 0; i < answers.length; i++) {
        answers[i] = Probe.answer(run, 1, questions[i]);
      }
      return answers;
    }
  }

  @Test
  void aClassThatIsDeletedIsGoneFromEveryLayer() {
    app.source(
            "acme.Extra", "public class Extra { public static String value() { return \"x\"; } }")
        .compile();

    try (RemainRun run = RemainRun.of(app).main(Probe.NAME, "value acme.Extra")) {
      assertThat(Probe.answer(run, 1, "value acme.Extra")).isEqualTo("x");
      run.started(1);

      app.delete("acme.Extra");

      assertThat(Probe.answer(run, 2, "value acme.Extra"))
          .isEqualTo("java.lang.ClassNotFoundException: acme.Extra");
      assertThat(Probe.ask(run, 2, "url acme/Extra.class")).isEqualTo("null");
    }
  }

  @Test
  void classesAreLoadedByManyThreadsAtOnce() {
    Path jar = library("lib.A").jar("a").writeTo(directory.resolve("lib.jar"));

    try (RemainRun run =
        RemainRun.of(app).entries(jar).main(Probe.NAME, "parallel acme.Probe", "parallel lib.A")) {
      assertThat(Probe.answer(run, 1, "parallel acme.Probe")).isEqualTo("true");
      assertThat(Probe.answer(run, 1, "parallel lib.A")).isEqualTo("true");
    }
  }

  @Test
  void eachGenerationsLoaderIsNamedAfterIt() {
    try (RemainRun run = RemainRun.of(app).main(Probe.NAME, "loader acme.Probe")) {
      assertThat(Probe.answer(run, 1, "loader acme.Probe")).isEqualTo("remain-generation-1");
      run.started(1);

      run.edit(Probe.NAME, "\" ready\"", "\" again\"");

      assertThat(Probe.answer(run, 2, "loader acme.Probe")).isEqualTo("remain-generation-2");
    }
  }
}
