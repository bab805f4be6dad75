// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a generation leaves to the next one. */
class EngineCarryTest extends RunningEngine {

  private static final Path PRODUCT = Path.of(System.getProperty("remaintest.classes"));

  @BeforeEach
  void write() {
    app.classPath(PRODUCT)
        .source("acme.Npc", "public class Npc { int health = 1; String name = \"Bo\"; }");
  }

  private static final String WORLD =
      """
      import dev.remain.state.Carried;
      import java.util.*;
      class World {
        @Carried static final List<Npc> NPCS = new ArrayList<>();
        @Carried static int starts;
        @Carried static final int LIMIT = 9;
        static int plain;
        static { NPCS.add(new Npc()); NPCS.get(0).health = 5; starts = 100; }
        static void enter() {
          starts++; plain++;
          Npc npc = NPCS.get(0);
          npc.health++;
          System.setProperty("engine.test",
              NPCS.size() + " " + npc.health + " " + starts + " " + plain);
        }
      }
      """;

  @Test
  void markedStaticFieldsAreSetAtTheEndOfTheirStaticInitialiser() {
    main("World.enter();").source("acme.World", WORLD).compile();
    start();
    awaitSaid("1 6 101 1");

    app.source("acme.World", WORLD)
        .source("acme.Npc", "public class Npc { long health; String mood = \"calm\"; }")
        .compile();
    poke(ReloadEvent.Started.class, 2);
    awaitSaid("1 7 102 1");

    ReloadEvent.Carried carried = last(ReloadEvent.Carried.class);
    assertThat(carried.generation()).isEqualTo(2);
    assertThat(carried.objects()).isEqualTo(2);
    assertThat(carried.notes())
        .containsExactly(
            "acme.Npc: health int -> long, name dropped,"
                + " mood new (kept what its constructor gave)",
            "acme.World: LIMIT not carried (a constant)");
    assertThat(last(ReloadEvent.Started.class).phases())
        .extracting(ReloadEvent.Phase::name)
        .containsExactly("quiet", "prepare", "stop", "carry", "clean", "start");
    awaitCollected(1);
  }

  @Test
  void aClassWithoutAStaticInitialiserAndAnAnnotationOfItsOwnWillDo() {
    main("Later.count++; System.setProperty(\"engine.test\", \"\" + Later.count);")
        .source(
            "acme.Later",
            "class Later { @Carried static int count;"
                + " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                + " @interface Carried {} }")
        .compile();
    start();
    awaitSaid("1");

    restart("asked for");
    awaitSaid("2");
  }

  @Test
  void whatNobodyHasAskedForYetIsCarriedFurtherAndReadingInitialisesNothing() {
    main("if (System.getProperty(\"engine.test\", \"none\").startsWith(\"none\")) { Later.count++; }"
            + " ((java.util.Map<Object, Object>) System.getProperties())"
            + ".merge(\"engine.test\", args[0] + Once.now(), (was, is) -> is);")
        .source(
            "acme.Once", "class Once { static String now() { return \"first\" + Later.count; } }")
        .source("acme.Later", "class Later { @dev.remain.state.Carried static int count = 10; }")
        .compile();
    start();
    awaitSaid("argumentfirst11");

    app.source("acme.Once", "class Once { static String now() { return \"lazy\"; } }").compile();
    poke(ReloadEvent.Started.class, 2);
    awaitSaid("argumentlazy");
    app.source("acme.Once", "class Once { static String now() { return \"last\" + Later.count; } }")
        .compile();
    poke(ReloadEvent.Started.class, 3);
    awaitSaid("argumentlast11");
  }

  @Test
  void classesAndFieldsThatHadOtherNamesAreFound() {
    main("World.enter();")
        .source(
            "acme.World",
            "class World { @dev.remain.state.Carried static Object npc = new Npc();"
                + " static void enter() { System.setProperty(\"engine.test\", \"one\"); } }")
        .compile();
    start();
    awaitSaid("one");

    app.delete("acme.Npc")
        .delete("acme.World")
        .source(
            "acme.Person",
            "@dev.remain.state.FormerName(\"acme.Npc\") public class Person { int health = 3;"
                + " String name; public String toString() { return name + health; } }")
        .source(
            "acme.Place",
            "@dev.remain.state.FormerName(\"acme.World\") class Place {"
                + " @dev.remain.state.FormerName(\"npc\") @dev.remain.state.Carried"
                + " static Object person = null;"
                + " static void enter() { System.setProperty(\"engine.test\", \"\" + person); } }");
    main("Place.enter();").compile();
    poke(ReloadEvent.Started.class, 2);

    awaitSaid("Bo1");
    assertThat(last(ReloadEvent.Carried.class).notes())
        .containsExactly("acme.Person: was acme.Npc");
  }

  @Test
  void aRegisteredObjectIsCarriedAsLongAsItIsAskedFor() {
    String carry =
        "Npc npc = dev.remain.Remain.carry(\"npc\", Npc.class, Npc::new); npc.health++;"
            + " System.setProperty(\"engine.test\", \"\" + npc.health);";
    main(carry).compile();
    start();
    awaitSaid("2");

    restart("asked for");
    awaitSaid("3");
    main("System.setProperty(\"engine.test\", \"none\");").compile();
    poke(ReloadEvent.Started.class, 3);
    awaitSaid("none");
    main(carry).compile();
    poke(ReloadEvent.Started.class, 4);

    awaitSaid("2");
    assertThat(of(ReloadEvent.Carried.class)).hasSize(2);
  }

  @Test
  void whatAFailedGenerationLeavesIsForTheFix() {
    String carry = "Npc npc = dev.remain.Remain.carry(\"npc\", Npc.class, Npc::new); npc.health++;";
    String say = "System.setProperty(\"engine.test\", npc.health + \" \" + Later.count);";
    app.source("acme.Later", "class Later { @dev.remain.state.Carried static int count = 7; }");
    main("Later.count++; " + carry + say).compile();
    start();
    awaitSaid("2 8");

    main("if (true) { throw new IllegalStateException(\"oops\"); }").compile();
    poke(ReloadEvent.Failed.class, 1);
    main("if (true) { throw new IllegalStateException(\"again\"); }").compile();
    poke(ReloadEvent.Failed.class, 2);
    main(carry + say).compile();
    poke(ReloadEvent.Started.class, 4);

    awaitSaid("3 8");
    awaitCollected(2);
    awaitCollected(3);
  }

  private static final String MODES =
      """
      import dev.remain.Remain;
      public class App {
        static class State { Mode mode = Mode.IDLE; int rounds; }
        static class Mode {
          static final Mode IDLE = new Mode("idle");
          final String name;
          Mode(String name) { this.name = name; }
        }
        static class Holder { static final Object NONE = new Object(); }
        static final State STATE = Remain.carry("state", State.class, State::new);
        static final Mode BUSY = new Mode("busy");
        static { Remain.carry("none", Object[].class, () -> new Object[1])[0] = null; }
        public static void main(String[] args) throws Exception {
          State state = Remain.carry("state", State.class, State::new);
          Object[] nones = Remain.carry("nones", Object[].class, () -> new Object[1]);
          System.setProperty("engine.test", ++state.rounds + " " + (state == STATE) + " "
              + (state.mode == BUSY) + " " + (nones[0] == Holder.NONE));
          state.mode = BUSY;
          nones[0] = Holder.NONE;
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
      """;

  @Test
  void constantsStayTheSameAndAStaticInitialiserMayAskForWhatIsBeingCarried() {
    app.source("acme.App", MODES).compile();
    start();
    awaitSaid("1 true false false");

    restart("asked for");
    awaitSaid("2 true true true");
    restart("asked for");
    awaitSaid("3 true true true");
    awaitCollected(1);
  }

  @Test
  void whatACopyDidNotManageIsTriedAgainAtTheNextStart() {
    hold = java.time.Duration.ofMillis(300);
    String carry =
        "Npc npc = dev.remain.Remain.carry(\"npc\", Npc.class, Npc::new); npc.health++;"
            + " System.setProperty(\"engine.test\", npc.name + npc.health);";
    main(carry).compile();
    start();
    awaitSaid("Bo2");

    app.source(
            "acme.Npc",
            "public class Npc { int health = 50; String name = \"Al\"; Npc() throws Exception {"
                + " if (Thread.currentThread().getName().equals(\"remain-hook\")) {"
                + " new java.util.concurrent.CountDownLatch(1).await(); } } }")
        .compile();
    main(carry.replace(
            "Npc::new",
            "() -> { try { return new Npc(); } catch (Exception e)" + " { throw new Error(e); } }"))
        .compile();
    poke(ReloadEvent.Started.class, 2);
    awaitSaid("Al51");
    assertThat(last(ReloadEvent.Warned.class).sentence())
        .startsWith("carrying did not end in time and was interrupted: ")
        .endsWith(
            ": generation 2 starts without what generation 1 had; the next start tries again");

    app.source("acme.Npc", "public class Npc { int health = 1; String name = \"Bo\"; }");
    main(carry).compile();
    poke(ReloadEvent.Started.class, 3);
    awaitSaid("Bo3");
    awaitCollected(1);
    awaitCollected(2);
  }

  @Test
  void aProgramThatMarksNothingIsNotTouched() {
    main("System.setProperty(\"engine.test\", \"one\");").compile();
    start();
    awaitSaid("one");

    restart("asked for");
    await(ReloadEvent.Started.class, 2);

    assertThat(of(ReloadEvent.Carried.class)).isEmpty();
  }

  private dev.remain.fixtures.CompiledApp main(String body) {
    return app.source(
        "acme.App",
        "public class App { public static void main(String[] args) throws Exception { "
            + body
            + " new java.util.concurrent.CountDownLatch(1).await(); } }");
  }
}
