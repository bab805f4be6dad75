// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.GcAssert;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clean-up steps that a jar of the base carries. */
class BaseStepsTest extends RunningEngine {

  private static final String STEP =
      """
      import dev.remain.hook.*;
      import java.util.List;
      public class Step implements CleanupStep {
        public Step() { System.setProperty("engine.test.found", "by then"); }
        public Phase phase() { return Phase.AFTER_START; }
        public List<String> clean(Doomed doomed) {
          return List.of("VERSION cut " + doomed.loaders().size());
        }
      }
      """;
  private static final String APP_OF_A_BASE =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          Class<?> library = Class.forName("lib.Library");
          System.getProperties().put(
              "engine.test.base", new java.lang.ref.WeakReference<>(library.getClassLoader()));
          System.setProperty("engine.test", Npc.NAME() + " in " + args[0]);
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
      """;

  @AfterEach
  void forget() {
    System.clearProperty("engine.test.found");
    System.getProperties().remove("engine.test.base");
  }

  private void writeJar(String version, String services) {
    CompiledApp library =
        CompiledApp.in(directory.resolve(version))
            .classPath(Path.of(System.getProperty("remaintest.classes")))
            .source("lib.Library", "public class Library { }")
            .source("lib.Step", STEP.replace("VERSION", version))
            .compile()
            .resource("META-INF/services/dev.remain.hook.CleanupStep", services);
    jar = library.jar().writeTo(directory.resolve("library.jar"));
  }

  @Test
  void areFoundAtTheFirstStopAndOneThatCannotBeMadeIsToldAndPassedBy() {
    writeJar("one", "lib.Absent\nlib.Step\n");
    start();
    awaitSaid("one in argument");
    assertThat(System.getProperty("engine.test.found")).isNull();

    app.edit("acme.Npc", "one", "two").compile();
    poke(ReloadEvent.Started.class, 2);
    awaitSaid("two in argument");
    await(ReloadEvent.Cleaned.class, 1);

    assertThat(System.getProperty("engine.test.found")).isEqualTo("by then");
    assertThat(last(ReloadEvent.Cleaned.class).cuts()).containsExactly("one cut 1");
    assertThat(last(ReloadEvent.Cleaned.class).generation()).isEqualTo(1);

    app.edit("acme.Npc", "two", "three").compile();
    poke(ReloadEvent.Started.class, 3);
    await(ReloadEvent.Cleaned.class, 2);

    assertThat(of(ReloadEvent.Warned.class))
        .extracting(ReloadEvent.Warned::sentence)
        .containsExactly(
            "a clean-up step of the base is passed by: dev.remain.hook.CleanupStep: "
                + "Provider lib.Absent not found");
  }

  @Test
  void goWithTheirBase() {
    app.source("acme.App", APP_OF_A_BASE).compile();
    writeJar("one", "lib.Step");
    start();
    awaitSaid("one in argument");
    WeakReference<?> base = (WeakReference<?>) System.getProperties().get("engine.test.base");

    writeJar("two", "lib.Step");
    app.edit("acme.Npc", "one", "two").compile();
    poke(ReloadEvent.Started.class, 2);
    awaitSaid("two in argument");
    await(ReloadEvent.Cleaned.class, 1);
    app.edit("acme.Npc", "two", "three").compile();
    poke(ReloadEvent.Started.class, 3);
    await(ReloadEvent.Cleaned.class, 2);

    assertThat(of(ReloadEvent.Cleaned.class))
        .extracting(cleaned -> cleaned.cuts().get(0))
        .containsExactly("one cut 2", "two cut 1");
    GcAssert.assertCollected(base, "the first base");
  }
}
