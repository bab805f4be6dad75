// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import dev.remain.event.ReloadEvent.Carried;
import dev.remain.event.ReloadEvent.Changed;
import dev.remain.event.ReloadEvent.Cleaned;
import dev.remain.event.ReloadEvent.Collected;
import dev.remain.event.ReloadEvent.Dropped;
import dev.remain.event.ReloadEvent.Exited;
import dev.remain.event.ReloadEvent.Failed;
import dev.remain.event.ReloadEvent.Holding;
import dev.remain.event.ReloadEvent.Learned;
import dev.remain.event.ReloadEvent.Off;
import dev.remain.event.ReloadEvent.Phase;
import dev.remain.event.ReloadEvent.Refreshed;
import dev.remain.event.ReloadEvent.Rejected;
import dev.remain.event.ReloadEvent.Retained;
import dev.remain.event.ReloadEvent.Started;
import dev.remain.event.ReloadEvent.Stopped;
import dev.remain.event.ReloadEvent.Unchanged;
import dev.remain.event.ReloadEvent.Warned;
import dev.remain.event.ReloadEvent.Watching;
import dev.remain.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventJsonTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final String HEAD = "\"at\":\"2026-01-02T03:04:05.678Z\"";

  @Test
  void whatIsKeptNoLongerIsTold() {
    assertThat(json(new Dropped(AT, "db", "lib.Pool", "the program ends", "closing it threw x")))
        .isEqualTo(
            "{\"event\":\"dropped\","
                + HEAD
                + ",\"key\":\"db\",\"type\":\"lib.Pool\",\"reason\":\"the program ends\","
                + "\"problem\":\"closing it threw x\"}");
  }

  @Test
  void generationsTellTheirStory() {
    assertThat(
            json(
                new Started(
                    AT,
                    7,
                    "asked for",
                    "dcb4348",
                    0,
                    List.of(
                        new Phase("quiet", Duration.ofNanos(52_300_400)),
                        new Phase("start", Duration.ofMillis(1))),
                    0,
                    41)))
        .isEqualTo(
            "{\"event\":\"started\","
                + HEAD
                + ",\"generation\":7,\"cause\":\"asked for\",\"fingerprint\":\"dcb4348\","
                + "\"phases\":{\"quiet\":52.3,\"start\":1}}");
    assertThat(json(new Started(AT, 8, "asked for", "dcb4348", 7, List.of(), 2, 41)))
        .isEqualTo(
            "{\"event\":\"started\","
                + HEAD
                + ",\"generation\":8,\"cause\":\"asked for\",\"fingerprint\":\"dcb4348\","
                + "\"sameAs\":7,\"anew\":2,\"phases\":{}}");
    assertThat(json(new Learned(AT, 8, "a.jar", "keeps app.A of gen 7", List.of("b.jar"))))
        .isEqualTo(
            "{\"event\":\"learned\","
                + HEAD
                + ",\"generation\":8,\"jar\":\"a.jar\",\"reason\":\"keeps app.A of gen 7\","
                + "\"with\":[\"b.jar\"]}");
    assertThat(
            json(
                new Stopped(
                    AT,
                    6,
                    List.of("\"t\" (x)"),
                    List.of("slow"),
                    List.of("an executor"),
                    List.of("pool"),
                    List.of(new Phase("hooks", Duration.ofMillis(8))))))
        .isEqualTo(
            "{\"event\":\"stopped\","
                + HEAD
                + ",\"generation\":6,\"survivors\":[\"\\\"t\\\" (x)\"],"
                + "\"notes\":[\"slow\"],\"ended\":[\"an executor\"],\"adopted\":[\"pool\"],"
                + "\"took\":8,\"steps\":{\"hooks\":8}}");
    assertThat(json(new Rejected(AT, 9, "why", 8)))
        .isEqualTo(
            "{\"event\":\"rejected\","
                + HEAD
                + ",\"generation\":9,\"reason\":\"why\",\"running\":8}");
    assertThat(json(new Rejected(AT, 9, "why", 0)))
        .isEqualTo("{\"event\":\"rejected\"," + HEAD + ",\"generation\":9,\"reason\":\"why\"}");
    assertThat(json(new Failed(AT, 9, "one\n\ttwo", "")))
        .isEqualTo(
            "{\"event\":\"failed\"," + HEAD + ",\"generation\":9,\"error\":\"one\\n\\ttwo\"}");
    assertThat(json(new Failed(AT, 9, "one", "going back")))
        .isEqualTo(
            "{\"event\":\"failed\","
                + HEAD
                + ",\"generation\":9,\"error\":\"one\",\"follows\":\"going back\"}");
    assertThat(json(new Exited(AT, 8, 3, Duration.ofMillis(12_400), false)))
        .isEqualTo(
            "{\"event\":\"exited\","
                + HEAD
                + ",\"generation\":8,\"status\":3,\"ran\":12400,\"leaving\":false}");
    assertThat(json(new Carried(AT, 7, 30_011, Duration.ofMillis(46), List.of("acme.Npc: x"))))
        .isEqualTo(
            "{\"event\":\"carried\","
                + HEAD
                + ",\"generation\":7,\"objects\":30011,\"took\":46,\"notes\":[\"acme.Npc: x\"]}");
    assertThat(json(new Cleaned(AT, 6, List.of("System.out put back"))))
        .isEqualTo(
            "{\"event\":\"cleaned\","
                + HEAD
                + ",\"generation\":6,\"cuts\":[\"System.out put back\"]}");
  }

  @Test
  void loadersTellWhatBecameOfThem() {
    assertThat(json(new Collected(AT, 6, "remain-generation-6")))
        .isEqualTo(
            "{\"event\":\"collected\","
                + HEAD
                + ",\"generation\":6,\"loader\":\"remain-generation-6\"}");
    assertThat(json(new Collected(AT, 0, "remain-base-1")))
        .isEqualTo("{\"event\":\"collected\"," + HEAD + ",\"loader\":\"remain-base-1\"}");
    assertThat(
            json(new Retained(AT, 5, "remain-generation-5", "a > b", "do", "0123456789ab", false)))
        .isEqualTo(
            "{\"event\":\"retained\","
                + HEAD
                + ",\"generation\":5,\"loader\":\"remain-generation-5\",\"path\":\"a > b\","
                + "\"advice\":\"do\",\"leak\":\"0123456789ab\",\"soft\":false}");
  }

  @Test
  void changesTellTheirFiles() {
    assertThat(json(new Watching(AT, 3, 1, 412, 38, "events")))
        .isEqualTo(
            "{\"event\":\"watching\","
                + HEAD
                + ",\"directories\":3,\"jars\":1,\"classes\":412,\"base\":38,\"mode\":\"events\"}");
    assertThat(json(new Changed(AT, "why", "dcb4348", List.of("a/A.class", "b"), true)))
        .isEqualTo(
            "{\"event\":\"changed\","
                + HEAD
                + ",\"cause\":\"why\",\"fingerprint\":\"dcb4348\","
                + "\"files\":[\"a/A.class\",\"b\"],\"certain\":true}");
    assertThat(json(new Unchanged(AT))).isEqualTo("{\"event\":\"unchanged\"," + HEAD + "}");
    assertThat(json(new Holding(AT, "why")))
        .isEqualTo("{\"event\":\"holding\"," + HEAD + ",\"reason\":\"why\"}");
    assertThat(json(new Refreshed(AT, 3, List.of())))
        .isEqualTo("{\"event\":\"refreshed\"," + HEAD + ",\"generation\":3,\"paths\":[]}");
  }

  @Test
  void generationIsAbsentWhereThereIsNone() {
    assertThat(json(new Refreshed(AT, 0, List.of("a.css"))))
        .isEqualTo("{\"event\":\"refreshed\"," + HEAD + ",\"paths\":[\"a.css\"]}");
    assertThat(json(new Warned(AT, 0, "why")))
        .isEqualTo("{\"event\":\"warned\"," + HEAD + ",\"sentence\":\"why\"}");
    assertThat(json(new Warned(AT, 4, "why")))
        .isEqualTo("{\"event\":\"warned\"," + HEAD + ",\"generation\":4,\"sentence\":\"why\"}");
    assertThat(json(new Off(AT, "why")))
        .isEqualTo("{\"event\":\"off\"," + HEAD + ",\"reason\":\"why\"}");
  }

  @Test
  void timesHaveThreeDecimals() {
    assertThat(json(new Unchanged(Instant.parse("2026-11-12T13:14:15Z"))))
        .isEqualTo("{\"event\":\"unchanged\",\"at\":\"2026-11-12T13:14:15.000Z\"}");
    assertThat(json(new Unchanged(Instant.parse("2026-11-12T13:14:15.009999999Z"))))
        .isEqualTo("{\"event\":\"unchanged\",\"at\":\"2026-11-12T13:14:15.009Z\"}");
  }

  @Test
  void anyTextIsEscapedWhereItMustBe() {
    assertThat(text("\"\\/\b\f\n\r\t\u0000\u001f\u007f"))
        .isEqualTo("\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0000\\u001f\\u007f");
    assertThat(text("\u00fc \u20ac \ud83d\ude00")).isEqualTo("\u00fc \u20ac \ud83d\ude00");
    assertThat(text("\ud83d")).isEqualTo("\\ud83d");
    assertThat(text("\ud83dx\ude00")).isEqualTo("\\ud83dx\\ude00");
    assertThat(text("\ud83d\ud83d\ude00\ude00")).isEqualTo("\\ud83d\ud83d\ude00\\ude00");
  }

  @Test
  void millisecondsHaveAtMostThreeDecimals() {
    assertThat(millis(0)).isEqualTo("0");
    assertThat(millis(499)).isEqualTo("0");
    assertThat(millis(500)).isEqualTo("0.001");
    assertThat(millis(10_000)).isEqualTo("0.01");
    assertThat(millis(120_000)).isEqualTo("0.12");
    assertThat(millis(1_234_567)).isEqualTo("1.235");
    assertThat(millis(999_999_999)).isEqualTo("1000");
    assertThat(millis(-1_000_000)).isEqualTo("0");
    assertThat(millis(86_400_000_000_000L)).isEqualTo("86400000");
  }

  private static String json(ReloadEvent event) {
    return EventJson.of(event).toString();
  }

  private static String text(String value) {
    String json = new JsonObject().put("x", value).toString();
    return json.substring("{\"x\":\"".length(), json.length() - "\"}".length());
  }

  private static String millis(long nanos) {
    String json = new JsonObject().put("x", Duration.ofNanos(nanos)).toString();
    return json.substring("{\"x\":".length(), json.length() - 1);
  }
}
