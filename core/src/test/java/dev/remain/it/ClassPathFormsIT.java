// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import dev.remain.fixtures.ForkedJvmBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to write down a class path is read as java itself reads it. */
class ClassPathFormsIT {

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
  void manifestsNameFurtherJarsAlsoWithSpacesAndMissingOnes() {
    library("lib.A").jar("a").writeTo(directory.resolve("lib/with space/a b.jar"));
    library("lib.B").jar("b").writeTo(directory.resolve("lib/b.jar"));
    Path first =
        AppJar.empty()
            .classPath("with%20space/a%20b.jar", "missing.jar", "missing/", "./b.jar", "first.jar")
            .writeTo(directory.resolve("lib/first.jar"));

    try (RemainRun run =
        RemainRun.of(app).entries(first).main(Probe.NAME, "value lib.A", "loader lib.B")) {
      assertThat(Probe.answer(run, 1, "value lib.A")).isEqualTo("a");
      assertThat(Probe.answer(run, 1, "loader lib.B")).isEqualTo("remain-base-1");
      assertThat(run.log().await("watching", 1).number("base")).isEqualTo(3);
    }
  }

  @Test
  void aPathingJarOfAnIdeNamesDirectoriesAndJars() {
    Path lib = library("lib.A").jar("a").writeTo(directory.resolve("lib/a.jar"));
    Path pathing =
        AppJar.empty()
            .classPath(
                RemainRun.JAR.toUri().toString(),
                app.classes().toUri().toString(),
                lib.toUri().toString())
            .writeTo(directory.resolve("elsewhere/classpath123.jar"));

    try (ForkedJvm jvm =
        forked("-Dremain.quiet=60ms").classPath(pathing).mainClass("dev.remain.Main").start()) {
      assertThat(Probe.answer(jvm, 1, "value lib.A")).isEqualTo("a");
      EventLog log = EventLog.at(directory.resolve("events")).writtenBy(jvm);
      log.awaitGeneration("started", 1);

      app.edit(Probe.NAME, "\" ready\"", "\" is ready\"").compile();

      jvm.awaitOut("gen 2 is ready");
      assertThat(Probe.answer(jvm, 2, "loader acme.Probe")).isEqualTo("remain-generation-2");
      assertThat(Probe.answer(jvm, 2, "loader lib.A")).isEqualTo("remain-base-1");
    }
  }

  @Test
  void anArgumentFileHoldsTheClassPath() throws IOException {
    Path lib = library("lib.A").jar("a").writeTo(directory.resolve("a lib.jar"));
    Path arguments =
        Files.writeString(
            directory.resolve("java.args"),
            "-cp \""
                + String.join(
                    File.pathSeparator,
                    RemainRun.JAR.toString(),
                    app.classes().toString(),
                    lib.toString())
                + "\"\n");

    try (ForkedJvm jvm = forked("@" + arguments).mainClass("dev.remain.Main").start()) {
      assertThat(Probe.answer(jvm, 1, "value lib.A")).isEqualTo("a");
      assertThat(Probe.answer(jvm, 1, "loader acme.Probe")).isEqualTo("remain-generation-1");
    }
  }

  private ForkedJvmBuilder forked(String option) {
    return ForkedJvm.builder()
        .options(option, "-Xmx128m", "-Dremain.event-log=" + directory.resolve("events"))
        .directory(directory)
        .arguments(Probe.NAME, "value lib.A", "loader lib.A", "loader acme.Probe");
  }

  @Test
  void wildcardsStandForAllJarsOfADirectory() {
    library("lib.A").jar("a").writeTo(directory.resolve("lib/a.jar"));
    library("lib.B").jar("b").writeTo(directory.resolve("lib/b.jar"));

    try (RemainRun run =
        RemainRun.of(app)
            .entries(directory.resolve("lib/*"), directory.resolve("none/*"))
            .main(Probe.NAME, "value lib.A", "value lib.B")) {
      assertThat(Probe.answer(run, 1, "value lib.A")).isEqualTo("a");
      assertThat(Probe.answer(run, 1, "value lib.B")).isEqualTo("b");
      assertThat(run.log().await("watching", 1).number("base")).isEqualTo(2);
    }
  }

  @Test
  void whatIsNamedTwiceCountsOnceAndTheFirstWins() {
    Path first = library("lib.A").jar("first").writeTo(directory.resolve("1.jar"));
    Path second = library("lib.A").jar("second").writeTo(directory.resolve("2.jar"));
    Path roundabout = directory.resolve("classes/../1.jar");

    try (RemainRun run =
        RemainRun.of(app)
            .entries(app.classes(), first, second, roundabout, first)
            .main(Probe.NAME, "value lib.A", "urls lib/A.class")) {
      assertThat(Probe.answer(run, 1, "value lib.A")).isEqualTo("first");
      assertThat(Probe.answer(run, 1, "urls lib/A.class"))
          .isEqualTo(
              "[jar:"
                  + Probe.url(first)
                  + "!/lib/A.class, jar:"
                  + Probe.url(second)
                  + "!/lib/A.class]");
      assertThat(run.log().await("watching", 1).number("base")).isEqualTo(2);
      assertThat(run.log().await("watching", 1).number("directories")).isEqualTo(1);
    }
  }

  @Test
  void aMultiReleaseJarGivesTheVersionOfThisJvm() {
    AppJar jar = library("lib.A").jar("old").multiRelease();
    jar.entry(
        "META-INF/versions/17/lib/A.class", library("lib.A").classes("new").classBytes("lib.A"));
    jar.entry("config.txt", "plain".getBytes());
    jar.entry("META-INF/versions/11/config.txt", "versioned".getBytes());
    jar.entry("META-INF/versions/99/config.txt", "of the future".getBytes());
    Path base = jar.writeTo(directory.resolve("base.jar"));

    try (RemainRun run =
        RemainRun.of(app).entries(base).main(Probe.NAME, "value lib.A", "text config.txt")) {
      assertThat(Probe.answer(run, 1, "value lib.A")).isEqualTo("new");
      assertThat(Probe.answer(run, 1, "text config.txt")).isEqualTo("versioned");
    }
    try (RemainRun run =
        RemainRun.of(app)
            .entries(base)
            .options("--live", "base.jar")
            .main(Probe.NAME, "value lib.A", "text config.txt")) {
      assertThat(Probe.answer(run, 1, "value lib.A")).isEqualTo("new");
      assertThat(Probe.answer(run, 1, "text config.txt")).isEqualTo("versioned");
    }
  }

  @Test
  void aSealedPackageRefusesClassesFromElsewhere() {
    Path sealed = library("lib.A").jar("a").sealed().writeTo(directory.resolve("sealed.jar"));
    Path other = library("lib.B").jar("b").writeTo(directory.resolve("other.jar"));

    try (RemainRun run =
        RemainRun.of(app)
            .entries(sealed, other)
            .main(Probe.NAME, "value lib.A", "value lib.B", "package lib.A")) {
      assertThat(Probe.answer(run, 1, "value lib.A")).isEqualTo("a");
      assertThat(Probe.answer(run, 1, "value lib.B"))
          .isEqualTo("java.lang.SecurityException: sealing violation: package lib is sealed");
      assertThat(Probe.answer(run, 1, "package lib.A")).endsWith(" true");
    }
  }
}
