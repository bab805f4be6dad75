// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Root;
import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

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
    Archives made = Archives.in(directory);
    cache = made.cache();
    web = made.web();
    alone = made.alone();
    shared =
        jar(library("shared").source("cache.more.B", "public class B { }").compile(), "shared");
    archives = List.of(web, cache, alone, shared);
    live = List.of(directory.resolve("target/classes"));
  }

  /** With these directories, and with live archives before those of the base. */
  private Boundary boundary(List<Path> directories, Path... liveArchives) {
    List<Root> roots = new ArrayList<>();
    directories.forEach(path -> roots.add(Root.liveDirectory(path)));
    for (Path path : liveArchives) {
      roots.add(new Root(path, Root.Form.ARCHIVE, Root.Half.LIVE));
    }
    archives.forEach(path -> roots.add(new Root(path, Root.Form.ARCHIVE, Root.Half.BASE)));
    return Boundary.of(roots);
  }

  private static Map<Path, String> reasons(Boundary boundary) {
    Map<Path, String> reasons = new HashMap<>();
    for (JarState jar : boundary.jars()) {
      if (jar.isFresh()) {
        reasons.put(jar.archive(), jar.reason());
      }
    }
    return reasons;
  }

  private CompiledApp library(String name) {
    return Archives.library(directory, name);
  }

  private Path jar(CompiledApp app, String name) {
    return Archives.jar(directory, app, name);
  }

  @Test
  void nothingIsLoadedAnewBeforeSomethingWasSeen() {
    Boundary boundary = boundary(live);

    assertThat(boundary.isPending()).isFalse();
    assertThat(boundary.inForce()).isEmpty();
    assertThat(boundary.settle()).isEmpty();
    assertThat(directory.resolve("target/remain/boundary.txt")).doesNotExist();
  }

  @Test
  void archivesThatAreModulesHaveNothingInCommonForThat() {
    Path one = module("one");
    Path other = module("other");
    Boundary boundary =
        Boundary.of(
            List.of(
                Root.liveDirectory(live.get(0)),
                new Root(one, Root.Form.ARCHIVE, Root.Half.BASE),
                new Root(other, Root.Form.ARCHIVE, Root.Half.BASE)));

    assertThat(boundary.learn(new Lesson(one, "keeps app.Order of gen 1"))).isTrue();

    assertThat(boundary.next()).containsExactly(one);
  }

  private Path module(String name) {
    ClassWriter declaration = new ClassWriter(0);
    declaration.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    declaration.visitModule(name, 0, null).visitEnd();
    declaration.visitEnd();
    return library(name)
        .source(name + ".A", "public class A { }")
        .compile()
        .jar()
        .entry("module-info.class", declaration.toByteArray())
        .writeTo(directory.resolve(name + ".jar"));
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
    Boundary boundary =
        Boundary.of(
            List.of(
                Root.liveDirectory(live.get(0)),
                new Root(agent, Root.Form.ARCHIVE, Root.Half.BASE),
                new Root(alone, Root.Form.ARCHIVE, Root.Half.BASE)));

    assertThat(boundary.learn(new Lesson(agent, "keeps app.Order of gen 1"))).isFalse();
    assertThat(boundary.isPending()).isFalse();
    assertThat(boundary.learn(new Lesson(alone, "keeps app.Order of gen 1"))).isTrue();
  }

  @Test
  void whatRefersToItGoesWithIt() {
    Boundary boundary = boundary(live);

    assertThat(boundary.learn(new Lesson(cache, "keeps app.Order of gen 1"))).isTrue();

    assertThat(boundary.next()).containsExactlyInAnyOrder(cache, web);
    assertThat(boundary.inForce()).isEmpty();
    assertThat(boundary.isPending()).isTrue();
    assertThat(boundary.learn(new Lesson(web, "too"))).isFalse();
    assertThat(boundary.learn(new Lesson(directory.resolve("other.jar"), "no"))).isFalse();
    assertThat(boundary.settle())
        .containsExactly(new News("cache.jar", "keeps app.Order of gen 1", List.of("web.jar")));
    assertThat(boundary.isPending()).isFalse();
    assertThat(reasons(boundary))
        .containsEntry(cache, "keeps app.Order of gen 1")
        .containsEntry(web, "uses cache.jar");
  }

  @Test
  void theNextJvmKnowsItAsLongAsTheContentIsTheSame() throws IOException {
    Boundary first = boundary(live);
    first.learn(new Lesson(cache, "keeps app.Order of gen 1"));
    first.settle();

    assertThat(boundary(live).inForce()).containsExactlyInAnyOrder(cache, web);
    assertThat(Files.readString(directory.resolve("target/remain/boundary.txt")))
        .startsWith("# Jars that Remain loads anew")
        .contains("cache.jar\t")
        .containsPattern("\\d{4}-\\d\\d-\\d\\d\tkeeps app.Order of gen 1\n$");

    jar(
        library("cache").source("cache.Cache", "public class Cache { int other; }").compile(),
        "cache");
    assertThat(boundary(live).inForce()).isEmpty();
  }

  @Test
  void whatRefersToALiveArchiveIsNeverKept() {
    archives = List.of(web, alone, shared);

    Boundary boundary = boundary(List.of(), cache);

    assertThat(boundary.inForce()).containsExactly(web);
    assertThat(reasons(boundary)).containsExactly(Map.entry(web, "uses cache.jar"));
    boundary.learn(new Lesson(alone, "refers to app.Person"));
    boundary.forget(Set.of());
    assertThat(boundary.next()).containsExactly(web);
  }

  @Test
  void whatNamesAClassOfTheProgramIsNeverKept() {
    CompiledApp app = ordering();
    Path plugin =
        jar(
            library("plugin")
                .classPath(app.classes())
                .source("plugin.P", "public class P { app.Order order; }")
                .compile(),
            "plugin");
    archives = List.of(alone, plugin);

    Boundary boundary = boundary(List.of(app.classes()));

    assertThat(reasons(boundary))
        .containsExactly(Map.entry(plugin, "refers to classes of the program"));
    boundary.readAhead();
    assertThat(directory.resolve("target/remain/references.txt"))
        .content()
        .contains("\tplugin\tapp,java/lang\n");
  }

  private CompiledApp ordering() {
    return CompiledApp.in(directory.resolve("target"))
        .source("app.Order", "public class Order { }")
        .compile();
  }

  /** Refers to that program, and is too large to be looked through before it starts. */
  private Path large(CompiledApp app, String name) throws IOException {
    CompiledApp library =
        library("plugin")
            .classPath(app.classes())
            .source("plugin.P", "public class P { app.Order order; }")
            .compile();
    byte[] noise = new byte[400_000];
    new Random(7).nextBytes(noise);
    Files.write(library.classes().resolve("plugin/large.bin"), noise);
    return jar(library, name);
  }

  @Test
  void ofALargeArchiveTheNextJvmKnowsIt() throws IOException {
    CompiledApp app = ordering();
    Path plugin = large(app, "plugin");
    archives = List.of(plugin, alone);

    Boundary first = boundary(List.of(app.classes()));
    assertThat(reasons(first)).isEmpty();
    first.readAhead();

    Boundary next = boundary(List.of(app.classes()));
    assertThat(reasons(next))
        .containsExactly(Map.entry(plugin, "refers to classes of the program"));
    next.readAhead();
    assertThat(reasons(boundary(List.of(app.classes())))).hasSize(1);
  }

  @Test
  void namesMayHaveSpacesInAllThatTheNextJvmIsToKnow() throws IOException {
    CompiledApp app = ordering();
    Path plugin = large(app, "my plug in");
    Path other = Files.move(alone, directory.resolve("all alone.jar"));
    archives = List.of(plugin, other);
    Boundary first = boundary(List.of(app.classes()));
    first.learn(new Lesson(other, "keeps app.Order of gen 1"));
    first.settle();
    first.readAhead();

    assertThat(reasons(boundary(List.of(app.classes()))))
        .containsEntry(plugin, "refers to classes of the program")
        .containsEntry(other, "keeps app.Order of gen 1");
    Path notes = directory.resolve("target/remain/references.txt");
    Files.writeString(notes, Files.readString(notes).replace("\tplugin\t", "\tremembered\t"));
    assertThat(new JarUses(notes).of(plugin).packages()).containsExactly("remembered");
  }

  @Test
  void packagesMayHaveOtherLettersThanThoseOfAscii() {
    ClassWriter plugin = new ClassWriter(0);
    plugin.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "plugin/P", null, "java/lang/Object", null);
    plugin.visitField(0, "part", "Lgr\u00f6\u00dfe/Teil;", null, null).visitEnd();
    Path jar =
        AppJar.empty()
            .entry("plugin/P.class", plugin.toByteArray())
            .writeTo(directory.resolve("plugin.jar"));

    assertThat(JarUse.mayName(jar, Set.of("gr\u00f6\u00dfe/"))).isTrue();
    assertThat(JarUse.mayName(jar, Set.of("gr\u00f6sse/"))).isFalse();
  }

  @Test
  void stemsAreWhatPackagesHaveInCommon() {
    assertThat(SharedPackages.stems(Set.of("com/acme/a", "com/acme/a/b", "com/acmes", "org/x")))
        .containsExactlyInAnyOrder("com/", "org/x/");
    assertThat(SharedPackages.stems(Set.of("com/acme/ab/c", "com/acme/ab")))
        .containsExactly("com/acme/ab/");
    assertThat(SharedPackages.stems(Set.of())).isEmpty();
  }

  @Test
  void ofWhatVeryManyReferToOnlyThoseGoWithItThatDoWithLoadedClasses() {
    CompiledApp hub = library("hub").source("hub.Log", "public class Log { }").compile();
    List<Path> all = new ArrayList<>(List.of(jar(hub, "hub")));
    for (int i = 1; i <= 12; i++) {
      all.add(
          jar(
              library("user" + i)
                  .classPath(hub.classes())
                  .source("user" + i + ".U", "public class U { hub.Log log; }")
                  .source("user" + i + ".Other", "public class Other { }")
                  .compile(),
              "user" + i));
    }
    archives = all;
    Boundary boundary = boundary(live);
    boundary.loaded(() -> List.of("hub.Log", "user3.U", "user4.Other", "java.util.List"));

    boundary.learn(new Lesson(all.get(0), "keeps app.Order of gen 1"));

    assertThat(boundary.isWide(all.get(0))).isTrue();
    assertThat(boundary.isWide(all.get(1))).isFalse();
    assertThat(boundary.next()).containsExactlyInAnyOrder(all.get(0), all.get(3));
    assertThat(boundary.settle())
        .containsExactly(new News("hub.jar", "keeps app.Order of gen 1", List.of("user3.jar")));
    assertThat(boundary(live).inForce()).containsExactlyInAnyOrder(all.get(0), all.get(3));
  }

  @Test
  void anArchiveThatWasRewrittenMayReferToOthers() {
    Boundary boundary = boundary(live);
    boundary.learn(new Lesson(alone, "refers to app.Person"));
    boundary.settle();
    jar(
        library("web2")
            .classPath(directory.resolve("alone.jar"))
            .source("web.Web", "public class Web { alone.A a; }")
            .compile(),
        "web");

    boundary.rewritten(Set.of(web));

    assertThat(boundary.next()).containsExactlyInAnyOrder(alone, web);
  }

  @Test
  void whatProvedOfNoUseIsForgotten() {
    Boundary boundary = boundary(live);
    boundary.learn(new Lesson(alone, "refers to app.Person"));
    boundary.settle();
    Set<Path> before = boundary.learned();

    assertThat(boundary.learnAll("gen 2 failed on what they kept", Set.of())).isTrue();
    assertThat(boundary.next()).containsExactlyInAnyOrderElementsOf(archives);
    boundary.forget(before);

    assertThat(boundary.next()).containsExactly(alone);
    assertThat(boundary.isPending()).isFalse();
  }

  @Test
  void whatIsUsedByKeptObjectsStaysWithAllThatItNeeds() {
    Boundary boundary = boundary(live);
    Lesson ofCache = new Lesson(cache, "keeps app.Order of gen 1");

    assertThat(boundary.wouldMove(ofCache, Set.of(web))).as("web refers to it").isTrue();
    assertThat(boundary.wouldMove(ofCache, Set.of(alone))).isFalse();
    assertThat(boundary.wouldMove(new Lesson(web, "keeps"), Set.of(cache))).isFalse();
    assertThat(boundary.next()).as("only asked").isEmpty();

    assertThat(boundary.learnAll("gen 2 failed on what they kept", Set.of(web))).isTrue();
    assertThat(boundary.next()).containsExactlyInAnyOrder(alone, shared);
    assertThat(boundary.learnAll("gen 3 failed on what they kept", Set.of(web))).isFalse();
  }

  @Test
  void whereNothingLooksLikeABuildNothingIsWritten() {
    Boundary boundary = boundary(List.of(directory.resolve("classes")));
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

    Boundary boundary = boundary(List.of(app.classes()));

    assertThat(boundary.inForce()).containsExactlyInAnyOrder(cache, web);
    assertThat(reasons(boundary)).containsEntry(cache, "has the package cache, as the program has");
    assertThat(boundary.isPending()).isFalse();
  }
}
