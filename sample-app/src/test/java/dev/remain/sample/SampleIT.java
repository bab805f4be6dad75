// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import com.google.gson.JsonParser;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import dev.remain.fixtures.HttpProbe;
import dev.remain.fixtures.LoggedEvent;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

/** The sample under Remain, used as the README says. */
class SampleIT {

  private static final String API = "/api/meadow";
  private static final String APP = "dev.remain.sample.SampleApp";
  private static final String NPC = "dev.remain.sample.Npc";

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

  private String awaitSaying(String words) {
    return probe.await(API, body -> body.contains("\"says\":\"" + words + "\""));
  }

  @Test
  void answersWhatWasEditedInTheSameProcess() {
    try (ForkedJvm jvm = copy.start()) {
      String before = awaitSaying("hello");
      log(jvm).awaitGeneration("started", 1);

      copy.app().edit(NPC, "\"hello\"", "\"good day\"").compile();
      String after = awaitSaying("good day");

      assertThat(pid(before)).isEqualTo(jvm.pid());
      assertThat(pid(after)).isEqualTo(jvm.pid());
      assertThat(log(jvm).awaitGeneration("started", 2).text("cause"))
          .isEqualTo("1 of 8 classes changed (dev/remain/sample/Npc.class)");
      assertThat(log(jvm).awaitGeneration("stopped", 1).texts("survivors")).isEmpty();
    }
  }

  private static long pid(String body) {
    return JsonParser.parseString(body).getAsJsonObject().get("pid").getAsLong();
  }

  @Test
  void namesTheGenerationThatWasTheSameProgram() {
    try (ForkedJvm jvm = copy.start()) {
      awaitSaying("hello");
      LoggedEvent first = log(jvm).awaitGeneration("started", 1);
      copy.app().edit(NPC, "\"hello\"", "\"good day\"").compile();
      awaitSaying("good day");

      copy.app().edit(NPC, "\"good day\"", "\"hello\"").compile();
      awaitSaying("hello");

      LoggedEvent third = log(jvm).awaitGeneration("started", 3);
      assertThat(third.number("sameAs")).isEqualTo(1);
      assertThat(third.text("fingerprint")).isEqualTo(first.text("fingerprint"));
    }
  }

  @Test
  void runsOnWhileAClassIsMissing() {
    try (ForkedJvm jvm = copy.start("-Dremain.hold=500ms")) {
      awaitSaying("hello");
      log(jvm).awaitGeneration("started", 1);
      String source = copy.app().sources().read(NPC);

      copy.app().delete(NPC);
      LoggedEvent rejected = log(jvm).await("rejected", 1);
      assertThat(rejected.text("reason")).contains(NPC + " is missing, needed by");
      awaitSaying("hello");

      copy.app().source(NPC, source.replace("\"hello\"", "\"back again\"")).compile();
      awaitSaying("back again");
      log(jvm).awaitGeneration("started", 2);
    }
  }

  @Test
  void comesBackWhenAFailedStartIsFixed() {
    try (ForkedJvm jvm = copy.start()) {
      awaitSaying("hello");
      log(jvm).awaitGeneration("started", 1);

      copy.app().edit(APP, "parseInt(args[0])", "parseInt(\"port \" + args[0])").compile();
      LoggedEvent failed = log(jvm).awaitGeneration("failed", 2);
      assertThat(failed.text("error")).contains("NumberFormatException", "SampleApp.java:");

      copy.app().edit(APP, "parseInt(\"port \" + args[0])", "parseInt(args[0])").compile();
      awaitSaying("hello");
      assertThat(log(jvm).awaitGeneration("started", 3).number("sameAs")).isEqualTo(1);
    }
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
      awaitSaying("hello");
      log(jvm).awaitGeneration("started", 1);

      jvm.stop();

      assertThat(jvm.exitStatus()).isEqualTo(128 + 15);
      assertThat(log(jvm).awaitGeneration("stopped", 1).texts("survivors")).isEmpty();
    }
  }

  @Test
  void runsFromTheClassDirectoriesOfAnIde() {
    Path[] remain = {
      Path.of(System.getProperty("remaintest.classes")),
      SampleCopy.archiveOf(Throwables.class),
      SampleCopy.archiveOf(InternalFutureFailureAccess.class),
      SampleCopy.archiveOf(ClassReader.class)
    };
    try (ForkedJvm jvm = copy.startUnderMain(remain)) {
      awaitSaying("hello");
      log(jvm).awaitGeneration("started", 1);

      copy.app().edit(NPC, "\"hello\"", "\"good day\"").compile();

      awaitSaying("good day");
      assertThat(jvm.err()).contains("watching 1 directory, 8 classes");
    }
  }
}
