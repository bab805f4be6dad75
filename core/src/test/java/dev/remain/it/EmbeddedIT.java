// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live classes inside a program whose {@code main} goes on. */
class EmbeddedIT {

  /** Reads commands, one per line, and answers each. */
  private static final String HOST =
      """
      import dev.remain.Reloader;
      import java.io.BufferedReader;
      import java.io.InputStreamReader;
      import java.nio.file.Path;

      public class Host {
        public static void main(String[] args) throws Exception {
          Reloader reloader =
              Reloader.watching(Path.of(args[0])).set("watch", args[1]).set("quiet", "60ms")
                  .set("hold", "2s").open();
          Engine engine = reloader.reloadable(Engine.class, "acme.EngineImpl");
          System.out.println("open " + engine.turn(new Fuel(1)));
          BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line) {
              case "turn" -> System.out.println("turned " + engine.turn(new Fuel(2)));
              case "apply" -> reloader.apply();
              case "told" -> reloader.onStart(number -> System.out.println("told of " + number));
              case "clumsy" -> reloader.onStart(number -> { throw new java.io.IOException("no disk"); });
              case "status" -> System.out.println("status " + reloader.status().state()
                  + " " + reloader.status().generation() + " " + reloader.status().problem());
              case "close" -> { reloader.close(); System.out.println("closed " + engine.turn(new Fuel(3))); }
              default -> {
                try {
                  reloader.reloadable(Engine.class, line);
                } catch (IllegalStateException e) {
                  System.out.println("refused " + e.getMessage());
                }
              }
            }
          }
          System.out.println("main ends");
        }
      }
      """;

  private static final String IMPL =
      """
      public class EngineImpl implements Engine {
        private final Part part = new Part();
        public EngineImpl() { }
        public String turn(Fuel fuel) { return "engine 1 " + part + " " + fuel.amount(); }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;
  private ForkedJvm jvm;
  private EventLog log;

  @BeforeEach
  void compile() {
    app =
        RemainRun.app(directory)
            .source("acme.Host", HOST)
            .source("acme.Engine", "public interface Engine { String turn(Fuel fuel); }")
            .source("acme.Fuel", "public record Fuel(int amount) { }")
            .source("acme.Part", "class Part { public String toString() { return \"part 1\"; } }")
            .source("acme.EngineImpl", IMPL)
            .compile();
  }

  private void open(String watch) {
    jvm =
        ForkedJvm.builder()
            .classPath(RemainRun.JAR, app.classes())
            .options("-Dremain.event-log=" + directory.resolve("events.jsonl"), "-Xmx96m")
            .mainClass("acme.Host")
            .arguments(app.classes().toString(), watch)
            .outputs(directory)
            .start();
    log = EventLog.at(directory.resolve("events.jsonl")).writtenBy(jvm);
    jvm.awaitOut("open engine 1 part 1 1");
  }

  @AfterEach
  void kill() {
    jvm.close();
  }

  @Test
  void aProxyStandsForTheNewestClasses() {
    open("auto");

    app.edit("acme.EngineImpl", "engine 1", "engine 2").compile();
    log.awaitGeneration("started", 2);
    jvm.type("turn\n").awaitOut("turned engine 2 part 1 2");

    app.edit("acme.Part", "part 1", "part 2").compile();
    log.awaitGeneration("started", 3);
    jvm.type("turn\n").awaitOut("turned engine 2 part 2 2");
  }

  @Test
  void codeThatStaysIsToldOfEachGeneration() {
    open("auto");
    jvm.type("clumsy\ntold\nturn\n").awaitOut("turned engine 1 part 1 2");

    app.edit("acme.EngineImpl", "engine 1", "engine 2").compile();

    jvm.awaitOut("told of 2\n");
    assertThat(log.await("warned", 1).text("sentence"))
        .matches("start hook acme\\.Host\\S+ threw java\\.io\\.IOException: no disk");
  }

  @Test
  void aChangeOfTheInterfaceIsRejectedSinceRunningCodeSharesIt() {
    open("auto");

    app.edit("acme.Engine", "String turn", "default void stop() { } String turn").compile();

    assertThat(log.awaitGeneration("rejected", 2).text("reason"))
        .isEqualTo(
            "acme.Engine changed, which the running program shares: restart the JVM to use it");
    jvm.type("turn\n").awaitOut("turned engine 1 part 1 2");
  }

  @Test
  void aChangeOfATypeInItsSignaturesIsRejectedToo() {
    open("auto");

    app.edit("acme.Fuel", "{ }", "{ int twice() { return 2 * amount; } }").compile();

    assertThat(log.awaitGeneration("rejected", 2).text("reason"))
        .isEqualTo(
            "acme.Fuel changed, which the running program shares: restart the JVM to use it");
    jvm.type("turn\n").awaitOut("turned engine 1 part 1 2");
  }

  @Test
  void aConstructorThatThrowsIsRejectedAndItsFixPickedUp() {
    open("auto");

    app.edit("acme.EngineImpl", "EngineImpl() { }", "EngineImpl() { Integer.parseInt(\"x\"); }")
        .compile();

    assertThat(log.awaitGeneration("rejected", 2).text("reason"))
        .isEqualTo(
            "acme.EngineImpl threw java.lang.NumberFormatException: For input string: \"x\""
                + " (EngineImpl.java:3)");
    jvm.type("turn\nstatus\n")
        .awaitOut("turned engine 1 part 1 2")
        .awaitOut("status RUNNING 1 acme.EngineImpl threw");

    app.source("acme.EngineImpl", IMPL.replace("engine 1", "engine 2")).compile();
    log.awaitGeneration("started", 2);
    jvm.type("turn\nstatus\n").awaitOut("turned engine 2").awaitOut("status RUNNING 2 \n");
  }

  @Test
  void theStateOfAMarkedTargetIsCarriedIntoTheNextOne() {
    app.source(
            "acme.EngineImpl",
            "@dev.remain.state.Carried public class EngineImpl implements Engine {"
                + " private int turns; public String turn(Fuel fuel) {"
                + " return \"engine 1 part 1 \" + ++turns; } }")
        .compile();
    open("auto");
    jvm.type("turn\n").awaitOut("turned engine 1 part 1 2");

    app.edit("acme.EngineImpl", "engine 1", "engine 2").compile();
    assertThat(log.awaitGeneration("carried", 2).texts("notes")).isEmpty();
    log.awaitGeneration("started", 2);

    jvm.type("turn\n").awaitOut("turned engine 2 part 1 3");
  }

  @Test
  void aVersionThatCannotBeMadeIsRejectedWhateverItThrows() {
    open("auto");
    String constructor = "EngineImpl() { }";

    app.edit(
            "acme.EngineImpl",
            constructor,
            "EngineImpl() { this(1); } EngineImpl(int i) { this(\"\" + i); }"
                + " EngineImpl(String s) { new EngineImpl(s); }")
        .compile();
    assertThat(log.await("rejected", 1).text("reason"))
        .startsWith("acme.EngineImpl threw java.lang.StackOverflowError");
    app.source(
            "acme.EngineImpl",
            IMPL.replace(
                constructor,
                "EngineImpl() { } static { if (true) throw new IllegalStateException(\"no\"); }"))
        .compile();
    assertThat(log.await("rejected", 2).text("reason"))
        .startsWith("acme.EngineImpl threw java.lang.ExceptionInInitializerError")
        .contains("java.lang.IllegalStateException: no");
    app.source(
            "acme.EngineImpl",
            IMPL.replace(constructor, "EngineImpl() { throw new NoSuchMethodError(\"gone\"); }"))
        .compile();
    assertThat(log.await("rejected", 3).text("reason"))
        .startsWith("acme.EngineImpl threw java.lang.NoSuchMethodError: gone");
    jvm.type("turn\n").awaitOut("turned engine 1 part 1 2");

    app.source("acme.EngineImpl", IMPL.replace("engine 1", "engine 2")).compile();
    log.awaitGeneration("started", 2);
    jvm.type("turn\n").awaitOut("turned engine 2");
  }

  @Test
  void aCallOnItsWayEndsInItsGenerationWhichWaitsForIt() {
    app.edit(
            "acme.EngineImpl",
            "return \"engine 1",
            "try { Thread.sleep(fuel.amount() == 7 ? 700 : 0); } catch (InterruptedException e) { return \"interrupted\"; }"
                + " return \"engine 1")
        .edit(
            "acme.Host",
            "case \"apply\"",
            "case \"slow\" -> new Thread(() -> { System.out.println(\"slow begins\"); System.out.println(\"slow \""
                + " + reloader.use(() -> engine.turn(new Fuel(7)) + \", \" + engine.turn(new Fuel(8)))); }).start();\n"
                + "case \"apply\"")
        .compile();
    open("auto");
    jvm.type("slow\n").awaitOut("slow begins");

    app.edit("acme.EngineImpl", "engine 1", "engine 2").compile();

    jvm.awaitOut("slow engine 1 part 1 7, engine 1 part 1 8");
    log.awaitGeneration("started", 2);
    jvm.type("turn\n").awaitOut("turned engine 2 part 1 2");
    assertThat(log.count("warned")).isZero();
  }

  @Test
  void appliesWhatChangedWhenAskedTo() {
    open("manual");
    app.edit("acme.EngineImpl", "engine 1", "engine 2").compile();
    jvm.type("turn\n").awaitOut("turned engine 1");

    jvm.type("apply\n");

    log.awaitGeneration("started", 2);
    jvm.type("turn\n").awaitOut("turned engine 2");
  }

  @Test
  void whatCannotBeMadeIsRefusedInWords() {
    open("manual");

    jvm.type("acme.Missing\nacme.Part\n");

    jvm.awaitOut("refused acme.Missing threw java.lang.ClassNotFoundException: acme.Missing");
    jvm.awaitOut("refused acme.Part does not implement acme.Engine of the running program");
  }

  @Test
  void aClosedReloaderLeavesItsObjectsAndLetsTheJvmEnd() throws IOException {
    open("auto");

    jvm.type("close\n").awaitOut("closed engine 1 part 1 3");
    app.edit("acme.EngineImpl", "engine 1", "engine 2").compile();
    jvm.type("turn\nstatus\n").awaitOut("turned engine 1").awaitOut("status CLOSED 1");
    jvm.closeInput();

    jvm.awaitOut("main ends");
    assertThat(jvm.exitStatus()).isZero();
    assertThat(Files.readString(directory.resolve("events.jsonl")))
        .doesNotContain("generation\":2");
  }
}
