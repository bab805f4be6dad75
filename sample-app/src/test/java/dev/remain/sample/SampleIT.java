// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import dev.remain.fixtures.HttpProbe;
import dev.remain.fixtures.LoggedEvent;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

/** The sample under Remain, used as the README says. */
class SampleIT {

  private static final String NPC = "dev.remain.sample.Npc";
  private static final String SCORES = "dev.remain.sample.Scores";
  private static final String VIEW = "dev.remain.sample.View";

  @TempDir Path directory;

  SampleCopy copy;
  HttpProbe probe;

  @BeforeEach
  void copyTheSample() throws IOException {
    copy = new SampleCopy(directory);
    probe = copy.probe();
  }

  private EventLog log(ForkedJvm jvm) {
    return EventLog.at(copy.eventLog()).writtenBy(jvm);
  }

  @Test
  void creaturesGoOnOverAnEditInTheSameProcessAndOverTheSameStream() throws IOException {
    try (ForkedJvm jvm = copy.start()) {
      Watcher watcher = Watcher.of(copy);
      watcher.await("half a second's walk", view -> number(view, "energy") < 0.79);
      LoggedEvent first = log(jvm).awaitGeneration("started", 1);

      copy.app().edit(NPC, "\"hello\"", "\"good day\"").compile();
      JsonObject after = watcher.awaitSaying("good day");

      assertThat(after.get("pid").getAsLong()).isEqualTo(jvm.pid());
      assertThat(number(after, "energy")).isLessThan(0.79);
      assertThat(watcher.longestStep()).isPositive().isLessThan(0.02);
      assertThat(log(jvm).awaitGeneration("started", 2).text("cause"))
          .isEqualTo("1 of 14 classes changed (dev/remain/sample/Npc.class)");
      assertThat(log(jvm).awaitGeneration("stopped", 1).texts("survivors")).isEmpty();

      copy.app().edit(NPC, "\"good day\"", "\"hello\"").compile();
      watcher.awaitSaying("hello");
      assertThat(log(jvm).awaitGeneration("started", 3).text("fingerprint"))
          .isEqualTo(first.text("fingerprint"));
      JsonObject run = watcher.await("three generations", view -> generations(view).size() == 3);
      assertThat(generations(run).get(2).getAsJsonObject().get("sameAs").getAsInt()).isEqualTo(1);
    }
  }

  private static double number(JsonObject view, String name) {
    return Watcher.first(view).get(name).getAsDouble();
  }

  private static JsonArray generations(JsonObject view) {
    return view.getAsJsonArray("generations");
  }

  @Test
  void creaturesMayTakeAnotherShape() throws IOException {
    try (ForkedJvm jvm = copy.start()) {
      Watcher watcher = Watcher.of(copy);
      watcher.await("a walk", view -> number(view, "energy") < 0.79);
      log(jvm).awaitGeneration("started", 1);

      copy.app()
          .edit(
              NPC,
              "double energy = 0.8;",
              "@dev.remain.state.FormerName(\"energy\") double strength = 0.8; int hats = 3;")
          .edit(NPC, "energy +", "strength +")
          .edit(NPC, "energy -", "strength -")
          .edit(NPC, "energy =", "strength =")
          .edit(NPC, "energy <", "strength <")
          .edit(NPC, "energy >", "strength >")
          .edit(NPC, "* energy", "* strength")
          .edit(NPC, "\"hello\"", "hats + \" hats\"")
          .edit(VIEW, "npc.energy", "npc.strength")
          .edit("dev.remain.sample.Mood", "CALM,", "PROUD,\n  CALM,")
          .compile();

      JsonObject after = watcher.awaitSaying("3 hats");
      assertThat(number(after, "energy")).isLessThan(0.79);
      assertThat(Watcher.first(after).get("mood").getAsString()).isEqualTo("CALM");
      assertThat(watcher.longestStep()).isLessThan(0.02);
      assertThat(log(jvm).count("rejected")).isZero();
    }
  }

  @Test
  void whoIsHungryEatsAndTheDatabaseKnowsItAfterAnEdit() throws IOException {
    try (ForkedJvm jvm = copy.start()) {
      Watcher watcher = Watcher.of(copy);
      log(jvm).awaitGeneration("started", 1);
      probe.get("/");
      assertThat(post("/seed?x=0.5&y=0.5")).isEqualTo(204);
      assertThat(post("/seed?x=here")).isEqualTo(400);
      watcher.await("a meal", view -> meals(view) == 1);

      copy.app().edit(NPC, "\"hello\"", "\"good day\"").compile();

      JsonObject after = watcher.awaitSaying("good day");
      assertThat(meals(after)).isEqualTo(1);
      assertThat(after.get("visits").getAsInt()).isEqualTo(1);
      assertThat(jvm.out()).containsOnlyOnce("The database took");
    }
  }

  private int post(String path) throws IOException {
    URL url = URI.create(copy.url()).resolve(path).toURL();
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setRequestMethod("POST");
    return connection.getResponseCode();
  }

  private static int meals(JsonObject view) {
    int sum = 0;
    for (JsonElement npc : view.getAsJsonArray("npcs")) {
      sum += npc.getAsJsonObject().get("meals").getAsInt();
    }
    return sum;
  }

  @Test
  void anEditThatIsRejectedOrFailsIsToldWhileTheWorldGoesOn() throws IOException {
    try (ForkedJvm jvm = copy.start("-Dremain.hold=500ms")) {
      Watcher watcher = Watcher.of(copy);
      watcher.awaitSaying("hello");
      log(jvm).awaitGeneration("started", 1);
      String source = copy.app().sources().read(NPC);

      copy.app().delete(NPC);
      JsonObject rejected = watcher.await("a rejection", view -> !problem(view).isEmpty());
      assertThat(problem(rejected)).contains(NPC + " is missing, needed by");

      copy.app()
          .source(NPC, source.replace("return \"hello\";", "throw new Error(\"no words\");"))
          .compile();
      JsonObject failed = watcher.await("a failure", view -> problem(view).contains("no words"));
      assertThat(Watcher.first(failed).get("says").getAsString()).isEqualTo("hello");

      copy.app().source(NPC, source.replace("\"hello\"", "\"back again\"")).compile();
      assertThat(problem(watcher.awaitSaying("back again"))).isEmpty();

      copy.app().edit(SCORES, "count(*) from meal ", "count(*) from supper ").compile();
      watcher.await("a failure", view -> problem(view).contains("SUPPER"));
      copy.app()
          .edit(SCORES, "from supper ", "from meal ")
          .edit(NPC, "back again", "fine")
          .compile();
      assertThat(problem(watcher.awaitSaying("fine"))).isEmpty();
      assertThat(jvm.out()).containsOnlyOnce("The database took");
      assertThat(watcher.longestStep()).isLessThan(0.02);
    }
  }

  private static String problem(JsonObject view) {
    return view.get("problem").getAsString();
  }

  @Test
  void showsAnotherStyleSheetWithoutARestart() {
    try (ForkedJvm jvm = copy.start()) {
      probe.await("/", body -> body.contains("meadow.css"));
      log(jvm).awaitGeneration("started", 1);

      copy.app().resource("static/meadow.css", "body { background: pink; }");

      assertThat(log(jvm).await("refreshed", 1).texts("paths"))
          .containsExactly("static/meadow.css");
      probe.await("/meadow.css", body -> body.equals("body { background: pink; }"));
      assertThat(log(jvm).count("started")).isEqualTo(1);
    }
  }

  @Test
  void endsWithItsProcess() {
    try (ForkedJvm jvm = copy.start()) {
      probe.await("/", body -> body.contains("meadow.js"));
      log(jvm).awaitGeneration("started", 1);

      jvm.stop();

      assertThat(jvm.exitStatus()).isEqualTo(128 + 15);
      assertThat(log(jvm).awaitGeneration("stopped", 1).texts("survivors")).isEmpty();
    }
  }

  @Test
  void runsFromTheClassDirectoriesOfAnIde() throws IOException {
    Path[] remain = {
      Path.of(System.getProperty("remaintest.classes")),
      SampleCopy.archiveOf(Throwables.class),
      SampleCopy.archiveOf(InternalFutureFailureAccess.class),
      SampleCopy.archiveOf(ClassReader.class)
    };
    try (ForkedJvm jvm = copy.startUnderMain(remain)) {
      Watcher watcher = Watcher.of(copy);
      watcher.awaitSaying("hello");
      log(jvm).awaitGeneration("started", 1);

      copy.app().edit(NPC, "\"hello\"", "\"good day\"").compile();

      watcher.awaitSaying("good day");
      assertThat(jvm.err()).contains("watching 1 directory, 14 classes");
    }
  }
}
