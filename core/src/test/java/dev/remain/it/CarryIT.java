// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game that is played on while its classes are edited. */
class CarryIT {

  /** Each tick moves everybody by one, so that position and ticks stay the same number. */
  private static final String GAME =
      """
      import dev.remain.state.Carried;
      import java.util.*;
      public class Game {
        @Carried static final List<Entity> ENTITIES = new ArrayList<>();
        @Carried static long ticks;
        public static void main(String[] args) throws InterruptedException {
          if (ENTITIES.isEmpty()) {
            for (int i = 0; i < 1000; i++) { ENTITIES.add(Entity.first(i)); }
          }
          System.out.println("from " + ticks);
          while (true) {
            ENTITIES.replaceAll(Entity::tick);
            ticks++;
            Entity one = ENTITIES.get(7);
            if (Entity.x(one) != ticks) { throw new IllegalStateException("a jump: " + one); }
            if (ticks % 10 == 0) { System.out.println("tick " + ticks + " " + one); }
            Thread.sleep(1000 / 60);
          }
        }
      }
      """;

  private static final String MOOD = "public enum Mood { CALM, ANGRY }";

  private static final String ENTITY =
      """
      public class Entity {
        private final int id; private double x; private int health = 90; private String name = "Bo";
        private int legacy = 1; private Mood mood = Mood.ANGRY; private final Pos pos = new Pos(4, 2);
        Entity(int id) { this.id = id; }
        static Entity first(int id) { return new Entity(id); }
        static double x(Entity entity) { return entity.x; }
        Entity tick() { x++; return this; }
        public String toString() { return "A" + id + " " + health + " " + name + " " + mood + " " + pos; }
        record Pos(int x, int y) {}
      }
      """;

  private static final String EDITED =
      """
      import dev.remain.state.FormerName;
      public class Entity {
        private final int id; private int armor = 5; private double x; private long health;
        @FormerName("name") private String title; private Mood mood; private final Pos pos;
        Entity() { id = -1; pos = null; }
        static Entity first(int id) { throw new IllegalStateException("the world is empty"); }
        static double x(Entity entity) { return entity.x; }
        Entity tick() { x++; return this; }
        public String toString() {
          return "B" + id + " " + health + " " + title + " " + mood + " " + pos + " " + armor; }
        record Pos(int x, int y) {}
      }
      """;

  private static final String RECORD =
      """
      public record Entity(int id, double x, long health, String title, Mood mood, Pos pos, int armor) {
        static Entity first(int id) { throw new IllegalStateException("the world is empty"); }
        static double x(Entity entity) { return entity.x; }
        Entity tick() { return new Entity(id, x + 1, health, title, mood, pos, armor); }
        public String toString() {
          return "C" + id + " " + health + " " + title + " " + mood + " " + pos + " " + armor; }
        public record Pos(int x, int y) {}
      }
      """;

  @TempDir Path directory;

  @Test
  void playGoesOnWhateverIsEdited() throws IOException {
    CompiledApp app =
        RemainRun.app(directory)
            .source("acme.Game", GAME)
            .source("acme.Entity", ENTITY)
            .source("acme.Mood", MOOD)
            .compile();
    Path trigger = directory.resolve("apply");
    try (RemainRun run =
        RemainRun.of(app).options("--trigger-file", trigger.toString()).main("acme.Game")) {
      run.prints("from 0\n").prints("A7 90 Bo ANGRY Pos[x=4, y=2]").started(1);

      app.source("acme.Mood", "public enum Mood { WILD, CALM, ANGRY }")
          .source("acme.Game", GAME)
          .source("acme.Entity", EDITED)
          .compile();
      Files.writeString(trigger, "2");
      run.prints("B7 90 Bo ANGRY Pos[x=4, y=2] 5").started(2);
      LoggedEvent carried = run.log().awaitGeneration("carried", 2);
      assertThat(carried.texts("notes"))
          .containsExactly(
              "acme.Entity: health int -> long, name -> title, legacy dropped,"
                  + " armor new (kept what its constructor gave)");
      run.says("[remain] carried 2,001 objects in ").says("\n         acme.Entity: health int -> ");

      app.source("acme.Game", GAME).source("acme.Entity", RECORD).compile();
      Files.writeString(trigger, "3");
      run.prints("C7 90 Bo ANGRY Pos[x=4, y=2] 5").started(3);
      assertThat(run.log().awaitGeneration("carried", 3).texts("notes"))
          .containsExactly("acme.Entity: a record now");

      for (int number = 4; number <= 12; number++) {
        app.source("acme.Mood", "public enum Mood { M" + number + ", CALM, ANGRY }").compile();
        Files.writeString(trigger, Integer.toString(number));
        run.started(number);
      }
      run.log().await("collected", 10);
      assertThat(run.log().all("failed")).isEmpty();
      assertThat(run.jvm().out()).containsOnlyOnce("from 0\n");
      assertThat(run.jvm().err()).doesNotContain("WARNING", "warning");
    }
  }

  @Test
  void theExampleOfTheReadmeRuns() throws IOException {
    String example =
        Pages.example(
            "keeping.md",
            "import dev.remain.Remain;\nimport dev.remain.state.Carried;\nimport dev.remain.state.F");
    CompiledApp app = RemainRun.app(directory).source("com.acme.Game", example).compile();
    try (RemainRun run = RemainRun.of(app).main("com.acme.Game")) {
      run.prints("1: Bo\n").started(1);
    }
  }

  @Test
  void theLoopOfThePageGoesOnFromWhereItWas() throws IOException {
    String example =
        Pages.example(
            "keeping.md",
            "import dev.remain.Remain;\nimport dev.remain.state.Carried;\nimport java.util");
    CompiledApp app = RemainRun.app(directory).source("com.acme.Loop", example).compile();
    try (RemainRun run = RemainRun.of(app).main("com.acme.Loop")) {
      run.prints("x = 7\n").started(1);
      run.edit("com.acme.Loop", "ball.x += 1;", "ball.x += 1_000;").started(2);
      run.prints("x = 2");
      run.edit("com.acme.Loop", "int x;", "double x;").started(3);

      Matcher printed = Pattern.compile("x = (\\d+)").matcher(run.jvm().out());
      List<Integer> values = printed.results().map(x -> Integer.valueOf(x.group(1))).toList();
      assertThat(values).isSorted().startsWith(1, 2, 3).doesNotHaveDuplicates();
    }
  }

  @Test
  void aConstructorThatThrowsIsToldAndDoesNotEndTheProgram() {
    CompiledApp app =
        RemainRun.app(directory)
            .source(
                "acme.App",
                "public class App { @dev.remain.state.Carried static Npc npc = new Npc();"
                    + " public static void main(String[] a) throws Exception {"
                    + " System.out.println(\"npc \" + npc.n); Thread.currentThread().join(); } }")
            .source("acme.Npc", "public class Npc { int n = 1; }")
            .compile();
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("npc 1\n");
      run.rewrite(
          "acme.Npc",
          "public class Npc { int n = 2; Npc() { throw new RuntimeException(\"no\"); } }");

      run.started(2);
      assertThat(run.log().awaitGeneration("carried", 2).texts("notes"))
          .containsExactly(
              "acme.Npc: made without its constructor, which threw java.lang.RuntimeException: no");
    }
  }

  @Test
  void aFullRestartCarriesOnWithTheClassesOfTheNewJar() {
    String dice =
        "public class Dice { public int sides = 6; public String toString() { return \"%s\" + sides; } }";
    Path jar = jar("one", dice.formatted("old "));
    CompiledApp app =
        RemainRun.app(directory)
            .classPath(jar)
            .source(
                "acme.App",
                """
                public class App {
                  @dev.remain.state.Carried static Hero hero = new Hero();
                  public static void main(String[] args) throws Exception {
                    hero.gold++;
                    hero.dice.sides += 2;
                    System.out.println("gold " + hero.gold + ", " + hero.dice);
                    Thread.currentThread().join();
                  }
                }
                """)
            .source("acme.Hero", "public class Hero { int gold; lib.Dice dice = new lib.Dice(); }")
            .compile();
    try (RemainRun run = RemainRun.of(app).entries(jar).main("acme.App")) {
      run.prints("gold 1, old 8\n").started(1);

      jar("two", dice.formatted("new "));

      run.prints("gold 2, new 10\n");
      assertThat(run.started(2).text("cause")).startsWith("full restart: ");
      assertThat(run.log().awaitGeneration("carried", 2).texts("notes")).isEmpty();
      run.log().awaitGeneration("collected", 1);
    }
  }

  private Path jar(String place, String source) {
    return CompiledApp.in(directory.resolve(place))
        .source("lib.Dice", source)
        .compile()
        .jar()
        .writeTo(directory.resolve("lib/dice.jar"));
  }
}
