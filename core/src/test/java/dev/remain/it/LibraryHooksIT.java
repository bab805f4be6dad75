// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aop.Advisor;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.SpringVersion;
import org.springframework.expression.Expression;

/** Shutdown hooks that libraries of the base register while a generation runs. */
class LibraryHooksIT {

  /** Believes that the JVM ends once its hook has run. */
  private static final String POOL =
      """
      public class Pool {
        private static boolean ending;

        public static void use() {
          if (ending) {
            throw new IllegalStateException("the JVM ends");
          }
          String base = Pool.class.getClassLoader().getName();
          Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending = true;
            System.out.println("pool of " + base + " ended");
          }));
          System.out.println("pool of " + base + " used");
        }
      }
      """;

  /** Stays, since nobody sees it there. */
  private static final String NOT_AGAIN =
      " ((java.util.Map<Object, Object>) System.getProperties()).merge(\"used\", \"\", (was, is) -> is);";

  @TempDir Path directory;

  @Test
  void aLibraryThatBelievesThatTheJvmHasEndedIsLoadedAnewFromThenOn() {
    Path jar = library("lib.Pool");
    try (RemainRun run = app("lib.Pool.use();", jar)) {
      run.prints("pool of remain-base-1 used\nversion 1").started(1);

      edit(run, 2);
      edit(run, 3);

      run.says(
          "[remain] library.jar believes that the JVM has ended since its shutdown hook ran"
              + " (Pool.ending): loaded anew with each generation from now on\n");
      assertThat(run.log().count("learned")).isEqualTo(1);
      assertThat(run.jvm().out().lines())
          .containsExactly(
              "pool of remain-base-1 used",
              "version 1",
              "pool of remain-base-1 ended",
              "pool of remain-generation-2 used",
              "version 2",
              "pool of remain-generation-2 ended",
              "pool of remain-generation-3 used",
              "version 3");
    }
  }

  @Test
  void aLibraryWhoseHookLeavesEverythingAsItWasStays() {
    Path jar = library("lib.Pool", POOL.replace("ending = true;", ""));
    try (RemainRun run = app("lib.Pool.use();", jar)) {
      run.prints("pool of remain-base-1 used\nversion 1").started(1);

      assertThat(edit(run, 2).text("cause")).doesNotContain("full restart");

      assertThat(run.log().count("learned")).isZero();
      assertThat(run.jvm().out().lines())
          .containsExactly(
              "pool of remain-base-1 used",
              "version 1",
              "pool of remain-base-1 ended",
              "pool of remain-base-1 used",
              "version 2");
    }
  }

  @Test
  void whereItCannotBeLoadedAnewAloneTheWholeBaseIs() {
    CompiledApp app = program("lib.Pool.use();", "", library("lib.Pool"));
    try (RemainRun run =
        RemainRun.of(app)
            .entries(directory.resolve("library.jar"))
            .options("--check-leaks", "2", "--verbose", "true", "--base", "library.jar")
            .withoutLog()
            .main("acme.App")) {
      assertThat(run.jvm().exitStatus()).isZero();
      assertThat(run.jvm().out().lines())
          .containsExactly(
              "pool of remain-base-1 used",
              "version 1",
              "pool of remain-base-1 ended",
              "pool of remain-base-2 used",
              "version 1",
              "pool of remain-base-2 ended",
              "pool of remain-base-3 used",
              "version 1",
              "pool of remain-base-3 ended");
      assertThat(run.jvm().err())
          .contains(
              ": full restart: restart 1 of 2, and the shutdown hook of lib.Pool made its library"
                  + " believe that the JVM has ended")
          .contains("[remain] check-leaks: 3 generations ran, and all were collected");
    }
  }

  @Test
  void theHookOfAnUnknownLibraryRunsOnceWhenTheJvmEnds() {
    try (RemainRun run = app("lib.Pool.use();", library("lib.Pool"))) {
      run.prints("version 1").started(1);
      edit(run, 2);

      run.jvm().stop();

      assertThat(run.jvm().exitStatus()).isEqualTo(143);
      assertThat(run.jvm().out().lines().filter(line -> line.endsWith(" ended")))
          .containsExactly("pool of remain-base-1 ended", "pool of remain-generation-2 ended");
    }
  }

  /** Log4j 2 ends its contexts in it, and they are the base's. */
  @Test
  void aHookForTheEndOfTheBaseRunsOnceWhenTheJvmEnds() {
    String name = "org.apache.logging.log4j.Pool";
    String useOnce = "if (System.getProperty(\"used\") == null) " + name + ".use();";
    try (RemainRun run = app(useOnce + NOT_AGAIN, library(name))) {
      run.prints("version 1").started(1);
      assertThat(edit(run, 2).text("cause")).doesNotContain("full restart");
      assertThat(run.jvm().out()).doesNotContain("ended");

      run.jvm().stop();

      assertThat(run.jvm().exitStatus()).isEqualTo(143);
      assertThat(run.jvm().out().lines().filter(line -> line.endsWith(" ended")))
          .containsExactly("pool of remain-base-1 ended");
    }
  }

  @Test
  void aHookForTheEndOfTheBaseRunsOnceWhenTheBaseIsReplaced() {
    String name = "org.apache.logging.log4j.Pool";
    String useOnce = "if (System.getProperty(\"used\") == null) " + name + ".use();";
    try (RemainRun run = app(useOnce + NOT_AGAIN, library(name))) {
      run.prints("version 1").started(1);
      edit(run, 2);
      assertThat(run.jvm().out()).doesNotContain("ended");

      library(name, POOL.replace("private static", "static"));

      assertThat(run.started(3).text("cause")).isEqualTo("full restart: library.jar changed");
      run.prints("pool of remain-base-1 ended");
      run.log().awaitGeneration("collected", 2);
      run.jvm().stop();
      assertThat(run.jvm().out().lines().filter(line -> line.endsWith(" ended")))
          .containsExactly("pool of remain-base-1 ended");
    }
  }

  @Test
  void springBootDestroysTheBeansOfEachGenerationAndStartsTheNext() {
    String body =
        """
        org.springframework.boot.SpringApplication spring =
            new org.springframework.boot.SpringApplication(Settings.class);
        spring.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
        spring.run(args).getBean(Service.class);
        """;
    String beans =
        """
        class Settings {
          @org.springframework.context.annotation.Bean Service service() { return new Service(); }
        }
        class Service implements org.springframework.beans.factory.DisposableBean {
          public void destroy() { System.out.println("destroyed"); }
        }
        """;
    Path[] jars =
        Stream.of(
                SpringApplication.class,
                ApplicationContext.class,
                BeanUtils.class,
                SpringVersion.class,
                Advisor.class,
                Expression.class,
                Log.class,
                ObservationRegistry.class,
                KeyValues.class)
            .map(RemainRun::entryOf)
            .toArray(Path[]::new);
    try (RemainRun run = app(body, beans, jars)) {
      run.prints("version 1").started(1);

      for (int generation = 2; generation <= 3; generation++) {
        assertThat(edit(run, generation).text("cause")).doesNotContain("full restart");
      }
      assertThat(run.jvm().out().lines())
          .containsExactly("version 1", "destroyed", "version 2", "destroyed", "version 3");
    }
  }

  @Test
  void aDatabaseInMemoryIsNewInEachGeneration() {
    String body =
        """
        java.sql.Connection database =
            java.sql.DriverManager.getConnection("jdbc:h2:mem:a;DB_CLOSE_DELAY=-1");
        database.createStatement().execute("create table npc (name varchar)");
        """;
    try (RemainRun run = app(body, RemainRun.entryOf(Driver.class))) {
      run.prints("version 1").started(1);

      for (int generation = 2; generation <= 3; generation++) {
        assertThat(edit(run, generation).text("cause")).doesNotContain("full restart");
      }
      assertThat(run.jvm().out().lines()).containsExactly("version 1", "version 2", "version 3");
    }
  }

  @Test
  void aDatabaseInAFileIsClosedAfterEachGeneration() {
    String body =
        """
        java.nio.file.Path file = java.nio.file.Path.of("npc.mv.db");
        if (java.nio.file.Files.exists(file)) {
          // Refused if this JVM still has it open.
          java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)
              .tryLock().channel().close();
        }
        java.sql.DriverManager.getConnection("jdbc:h2:./npc;DB_CLOSE_DELAY=-1");
        """;
    try (RemainRun run = app(body, RemainRun.entryOf(Driver.class))) {
      run.prints("version 1").started(1);

      for (int generation = 2; generation <= 3; generation++) {
        assertThat(edit(run, generation).text("cause")).doesNotContain("full restart");
      }
      assertThat(run.jvm().out().lines()).containsExactly("version 1", "version 2", "version 3");
    }
  }

  private RemainRun app(String body, Path... jars) {
    return app(body, "", jars);
  }

  /** Does what is given, says its version and waits. */
  private RemainRun app(String body, String more, Path... jars) {
    return RemainRun.of(program(body, more, jars)).entries(jars).main("acme.App");
  }

  private CompiledApp program(String body, String more, Path... jars) {
    return RemainRun.app(directory)
        .classPath(jars)
        .source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                %s
                System.out.println("version 1");
                new java.util.concurrent.CountDownLatch(1).await();
              }
            }
            %s
            """
                .formatted(body, more))
        .compile();
  }

  private static LoggedEvent edit(RemainRun run, int generation) {
    String next = "version " + generation;
    return run.edit("acme.App", "version " + (generation - 1), next)
        .prints(next + "\n")
        .started(generation);
  }

  /** The pool under that name. */
  private Path library(String className) {
    return library(className, POOL);
  }

  private Path library(String className, String source) {
    return CompiledApp.in(directory.resolve("library"))
        .source(className, source)
        .compile()
        .jar()
        .writeTo(directory.resolve("library.jar"));
  }
}
