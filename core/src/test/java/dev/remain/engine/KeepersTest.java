// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Root;
import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** What libraries keep of a generation is learned before the next one could meet it. */
class KeepersTest extends RunningEngine {

  /** So that the look at all fields is made beside the preparation and the stop. */
  private static final int MANY = 4_001;

  private static final int MANY_TO_MOVE = 64;

  private static final String REGISTRY =
      """
      public class Registry {
        static Object last;
        static final java.util.Map<Class<?>, Object> CACHE = new java.util.HashMap<>();
        static int number;
        static boolean shown;
        public static String once() {
          String time = shown ? "again" : "first";
          if (!shown) {
            shown = true;
          }
          return time;
        }
        public static int count() {
          return ++number;
        }
        public static String keep(Object next, int classes) throws Exception {
          for (int i = 0; i < classes; i++) {
            Class.forName("lib.C" + i);
          }
          String met = last == null ? "nothing" : last.getClass().getName();
          last = next;
          return met;
        }
        public static int remember(Object next) {
          CACHE.put(next.getClass(), "");
          return CACHE.size();
        }
      }
      """;

  private void library(int classes) {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library")).source("lib.Registry", REGISTRY).compile();
    AppJar packed = library.jar();
    for (int i = 0; i < classes; i++) {
      ClassWriter writer = new ClassWriter(0);
      writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "lib/C" + i, null, "java/lang/Object", null);
      writer.visitEnd();
      packed.entry("lib/C" + i + ".class", writer.toByteArray());
    }
    Path written = packed.writeTo(directory.resolve("library.jar"));
    jar = written;
    app = CompiledApp.in(directory.resolve("app")).classPath(written);
  }

  private void says(String expression) {
    app.source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                System.setProperty("engine.test", "" + %s);
                new java.util.concurrent.CountDownLatch(1).await();
              }
            }
            """
                .formatted(expression))
        .compile();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, MANY})
  void theJarThatKeepsAnObjectIsLoadedAnewWithTheVeryNextGeneration(int classes) {
    library(classes);
    says("lib.Registry.keep(new App(), " + classes + ")");
    start();
    awaitSaid("nothing");

    for (int generation = 2; generation <= 3; generation++) {
      System.clearProperty("engine.test");
      restart("asked for");
      await(ReloadEvent.Started.class, generation);
      awaitSaid("nothing");
    }

    assertThat(of(ReloadEvent.Started.class))
        .extracting(ReloadEvent.Started::anew)
        .containsExactly(0, 1, 1);
    assertThat(of(ReloadEvent.Learned.class))
        .singleElement()
        .satisfies(
            learned -> {
              assertThat(learned.jar()).isEqualTo("library.jar");
              assertThat(learned.reason()).isEqualTo("keeps acme.App of gen 1 in Registry.last");
            });
  }

  @Test
  void aSmallJarThatCountsOnIsLoadedAnewAtOnceAndTheProgramStartedOnceMore() {
    library(0);
    says("lib.Registry.count()");
    start();
    awaitSaid("1");

    restart("asked for");

    await(ReloadEvent.Learned.class, 1);
    awaitSaid("1");
    assertThat(of(ReloadEvent.Started.class))
        .extracting(ReloadEvent.Started::anew)
        .containsExactly(0, 0, 1);
    assertThat(last(ReloadEvent.Started.class).cause())
        .isEqualTo(
            "library.jar counts on from one generation to the next (lib.Registry.number: 1, then 2)");
    assertThat(last(ReloadEvent.Learned.class).reason())
        .isEqualTo("counts on from one generation to the next (lib.Registry.number: 1, then 2)");
  }

  @Test
  void aProgramThatExitsIsSeenToHaveCounted() {
    library(0);
    app.source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                System.setProperty("engine.test", "" + lib.Registry.count());
                System.exit(0);
              }
            }
            """)
        .compile();
    start();
    await(ReloadEvent.Exited.class, 1);

    restart("asked for");

    await(ReloadEvent.Learned.class, 1);
    await(ReloadEvent.Exited.class, 3);
    assertThat(of(ReloadEvent.Started.class))
        .extracting(ReloadEvent.Started::anew)
        .containsExactly(0, 0, 1);
  }

  @Test
  void aJarThatDoesSomethingOnceIsLoadedAnewBeforeTheNextGenerationMeetsIt() {
    library(0);
    app.source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                lib.Registry.once();
                System.exit(0);
              }
            }
            """)
        .compile();
    start();
    await(ReloadEvent.Exited.class, 1);

    int generation = 1;
    while (of(ReloadEvent.Learned.class).isEmpty()) { // It is looked for beside all else.
      assertThat(generation).isLessThan(50);
      restart("asked for");
      await(ReloadEvent.Exited.class, ++generation);
    }

    assertThat(last(ReloadEvent.Started.class).generation()).isEqualTo(generation);
    assertThat(last(ReloadEvent.Started.class).anew()).isEqualTo(1);
    assertThat(last(ReloadEvent.Learned.class).reason())
        .isEqualTo("does once in a JVM what a new one would do again (lib.Registry.shown is true)");
  }

  @Test
  void aJarThatManyLoadedClassesUseCountsOnAsToLoadThemAnewWouldTakeTime() {
    library(0);
    AppJar users = AppJar.empty();
    for (int i = 0; i < MANY_TO_MOVE; i++) {
      ClassWriter writer = new ClassWriter(0);
      writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "user/C" + i, null, "java/lang/Object", null);
      writer.visitField(Opcodes.ACC_PUBLIC, "used", "Llib/Registry;", null, null).visitEnd();
      writer.visitEnd();
      users.entry("user/C" + i + ".class", writer.toByteArray());
    }
    more.add(archive(users.writeTo(directory.resolve("users.jar"))));
    CompiledApp small =
        CompiledApp.in(directory.resolve("small"))
            .source(
                "small.Ids",
                "public class Ids { static int next; public static int next() { return ++next; } }")
            .compile();
    Path ids = small.jar().writeTo(directory.resolve("small.jar"));
    more.add(archive(ids));
    app = app.classPath(ids);
    app.source(
            "acme.Loaded",
            """
            class Loaded {
              static int number() throws Exception {
                for (int i = 0; i < %d; i++) {
                  Class.forName("user.C" + i);
                }
                return lib.Registry.count();
              }
            }
            """
                .formatted(MANY_TO_MOVE))
        .compile();
    says("Loaded.number() + \" \" + small.Ids.next()");
    start();
    awaitSaid("1 1");

    restart("asked for");

    await(ReloadEvent.Learned.class, 1);
    assertThat(of(ReloadEvent.Learned.class))
        .extracting(ReloadEvent.Learned::jar)
        .containsExactly("small.jar");
    await(ReloadEvent.Started.class, 3);
    assertThat(last(ReloadEvent.Started.class).anew()).isEqualTo(1);
  }

  private static Root archive(Path path) {
    return new Root(path, Root.Form.ARCHIVE, Root.Half.BASE);
  }

  @Test
  void aJarThatOnlyRemembersStaysAndForgets() {
    library(0);
    says("lib.Registry.remember(new App())");
    start();
    awaitSaid("1");

    System.clearProperty("engine.test");
    restart("asked for");
    await(ReloadEvent.Started.class, 2);

    awaitSaid("1");
    assertThat(of(ReloadEvent.Learned.class)).isEmpty();
  }
}
