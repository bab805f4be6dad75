// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three archives: one uses another, and one nobody. */
class BoundaryTest {

  @TempDir Path directory;

  private Path cache;
  private Path web;
  private Path alone;
  private Path shared;
  private List<Path> archives;
  private List<Path> live;

  @BeforeEach
  void write() {
    CompiledApp ofCache =
        library("cache").source("cache.Cache", "public class Cache { }").compile();
    cache = jar(ofCache, "cache");
    web =
        jar(
            library("web")
                .classPath(ofCache.classes())
                .source("web.Web", "public class Web { java.util.List<cache.Cache> all; }")
                .compile(),
            "web");
    alone = jar(library("alone").source("alone.A", "public class A { }").compile(), "alone");
    shared =
        jar(library("shared").source("cache.more.B", "public class B { }").compile(), "shared");
    archives = List.of(web, cache, alone, shared);
    live = List.of(directory.resolve("target/classes"));
  }

  private CompiledApp library(String name) {
    return CompiledApp.in(directory.resolve(name));
  }

  private Path jar(CompiledApp app, String name) {
    return app.jar().writeTo(directory.resolve(name + ".jar"));
  }

  @Test
  void nothingIsLoadedAnewBeforeSomethingWasSeen() {
    Boundary boundary = Boundary.of(archives, live);

    assertThat(boundary.isPending()).isFalse();
    assertThat(boundary.inForce()).isEmpty();
    assertThat(boundary.settle()).isEmpty();
    assertThat(directory.resolve("target")).doesNotExist();
  }

  @Test
  void whatTransformsClassesOfTheJvmStays() {
    Path agent =
        library("agent")
            .source("agent.Agent", "public class Agent { }")
            .compile()
            .jar()
            .attribute("Can-Retransform-Classes", "true")
            .writeTo(directory.resolve("agent.jar"));
    Boundary boundary = Boundary.of(List.of(agent, alone), live);

    assertThat(boundary.learn(new Lesson(agent, "keeps app.Order of gen 1"))).isFalse();
    assertThat(boundary.isPending()).isFalse();
    assertThat(boundary.learn(new Lesson(alone, "keeps app.Order of gen 1"))).isTrue();
  }

  @Test
  void whatRefersToItGoesWithIt() {
    Boundary boundary = Boundary.of(archives, live);

    assertThat(boundary.learn(new Lesson(cache, "keeps app.Order of gen 1"))).isTrue();

    assertThat(boundary.next()).containsExactlyInAnyOrder(cache, web);
    assertThat(boundary.inForce()).isEmpty();
    assertThat(boundary.isPending()).isTrue();
    assertThat(boundary.learn(new Lesson(web, "too"))).isFalse();
    assertThat(boundary.learn(new Lesson(directory.resolve("other.jar"), "no"))).isFalse();
    assertThat(boundary.settle())
        .containsExactly(
            "cache.jar keeps app.Order of gen 1: loaded anew with each generation from now on"
                + " (+1 jar that uses it)");
    assertThat(boundary.isPending()).isFalse();
    assertThat(boundary.reasons())
        .containsEntry(cache, "keeps app.Order of gen 1")
        .containsEntry(web, "uses one that is loaded anew");
  }

  @Test
  void theNextJvmKnowsItAsLongAsTheContentIsTheSame() throws IOException {
    Boundary first = Boundary.of(archives, live);
    first.learn(new Lesson(cache, "keeps app.Order of gen 1"));
    first.settle();

    assertThat(Boundary.of(archives, live).inForce()).containsExactlyInAnyOrder(cache, web);
    assertThat(Files.readString(directory.resolve("target/remain/boundary.txt")))
        .startsWith("# Jars that Remain loads anew")
        .contains("cache.jar ")
        .endsWith(" keeps app.Order of gen 1\n");

    jar(
        library("cache").source("cache.Cache", "public class Cache { int other; }").compile(),
        "cache");
    assertThat(Boundary.of(archives, live).inForce()).isEmpty();
  }

  @Test
  void whatProvedOfNoUseIsForgotten() {
    Boundary boundary = Boundary.of(archives, live);
    boundary.learn(new Lesson(alone, "refers to app.Person"));
    boundary.settle();
    Set<Path> before = boundary.learned();

    assertThat(boundary.learnAll("gen 2 failed on what they kept")).isTrue();
    assertThat(boundary.next()).containsExactlyInAnyOrderElementsOf(archives);
    boundary.forget(before);

    assertThat(boundary.next()).containsExactly(alone);
    assertThat(boundary.isPending()).isFalse();
  }

  @Test
  void whereNothingLooksLikeABuildNothingIsWritten() {
    Boundary boundary = Boundary.of(archives, List.of(directory.resolve("classes")));
    boundary.learn(new Lesson(alone, "refers to app.Person"));

    boundary.settle();

    assertThat(directory.resolve("remain")).doesNotExist();
  }

  @Test
  void anArchiveWithAPackageOfTheProgramIsNeverKept() {
    CompiledApp app =
        CompiledApp.in(directory.resolve("app"))
            .source("cache.Cache", "public class Cache { int ours; }")
            .source("app.App", "public class App { }")
            .source("Unnamed", "public class Unnamed { }")
            .compile();

    Boundary boundary = Boundary.of(archives, List.of(app.classes()));

    assertThat(boundary.inForce()).containsExactlyInAnyOrder(cache, web);
    assertThat(boundary.reasons())
        .containsEntry(cache, "has the package cache, as the program has");
    assertThat(boundary.isPending()).isFalse();
  }
}
