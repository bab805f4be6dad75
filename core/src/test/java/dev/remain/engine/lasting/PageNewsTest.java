// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.remain.event.ReloadEvent;
import dev.remain.front.page.EventStream;
import dev.remain.front.page.Pages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageNewsTest {

  private static final Instant AT = Instant.EPOCH;

  private final Pages pages = new Pages(warning -> {});
  private final List<ReloadEvent> others = new ArrayList<>();
  private final PageNews news = new PageNews(others::add, pages);

  /** What a page that opens now is told is wrong. */
  private String trouble() {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() throws IOException {
            throw new IOException("the page has gone");
          }
        };
    try (EventStream stream = EventStream.open(pages)) {
      assertThat(stream).isNotNull();
      assertThatIOException().isThrownBy(() -> stream.run(out, () -> false));
    }
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", lines.subList(5, lines.size() - 1)).replace("data: ", "");
  }

  private void happens(ReloadEvent event) {
    news.accept(event);
    assertThat(others).last().isEqualTo(event);
  }

  private static ReloadEvent started(int generation) {
    return started(generation, "");
  }

  private static ReloadEvent started(int generation, String fingerprint) {
    return new ReloadEvent.Started(AT, generation, "", fingerprint, 0, List.of(), 0, 0);
  }

  private static ReloadEvent changed(String fingerprint) {
    return new ReloadEvent.Changed(AT, "1 class", fingerprint, List.of("App.class"), true);
  }

  private static ReloadEvent notCompiled(int running) {
    return new ReloadEvent.NotCompiled(
        AT, "App.java:3: error: ';' expected\n  x\n  ^\n", 1, running);
  }

  @Test
  void whatDoesNotCompileIsToldUntilItDoes() {
    happens(started(1));
    happens(notCompiled(1));
    assertThat(trouble())
        .isEqualTo(
            "Not compiled: generation 1 still runs\nApp.java:3: error: ';' expected\n  x\n  ^");
    happens(new ReloadEvent.Unchanged(AT)); // Another file was touched.
    assertThat(trouble()).startsWith("Not compiled");

    happens(new ReloadEvent.Compiling(AT, "all compiles again"));
    assertThat(trouble()).isEmpty();
  }

  @Test
  void whatIsRejectedIsToldUntilTheDiskIsWhatRuns() {
    happens(started(1));
    happens(new ReloadEvent.Rejected(AT, 2, "App.class is broken\nmore", 1));
    assertThat(trouble()).isEqualTo("Rejected: generation 1 still runs\nApp.class is broken\nmore");
    happens(new ReloadEvent.Compiling(AT, "another compiler comes first"));
    assertThat(trouble()).startsWith("Rejected");

    happens(new ReloadEvent.Unchanged(AT));
    assertThat(trouble()).isEmpty();
  }

  @Test
  void aFailureIsToldUntilTheNextGenerationRunsAlsoAfterOtherTrouble() {
    happens(new ReloadEvent.Failed(AT, 2, "java.lang.Error: no\n    at App", ""));
    assertThat(trouble()).isEqualTo("Generation 2 failed in main: java.lang.Error: no\n    at App");
    happens(notCompiled(0));
    assertThat(trouble()).startsWith("Not compiled: nothing is running\nApp.java:3");
    happens(new ReloadEvent.Compiling(AT, "all compiles again"));
    assertThat(trouble()).startsWith("Generation 2 failed");

    happens(started(3));
    assertThat(trouble()).isEmpty();
    happens(new ReloadEvent.Exited(AT, 3, 1, Duration.ZERO, false));
    assertThat(trouble()).isEqualTo("Generation 3 has exited with status 1");
  }

  @Test
  void aFailureIsToldWhileWhatWasPutBackRuns() {
    happens(started(1, "good"));
    happens(changed("bad"));
    happens(started(2, "bad"));
    happens(new ReloadEvent.Failed(AT, 2, "java.lang.Error: no", "gen 3 runs what gen 1 was"));
    happens(started(3, "good"));
    String told = "Generation 2 failed in main, and generation 3 runs what ran before: ";
    assertThat(trouble()).isEqualTo(told + "java.lang.Error: no");

    happens(new ReloadEvent.Unchanged(AT));
    happens(notCompiled(3));
    assertThat(trouble()).startsWith("Not compiled");
    happens(new ReloadEvent.Compiling(AT, "all compiles again"));
    happens(started(4, "good")); // Somebody wanted it again.
    assertThat(trouble()).isEqualTo(told + "java.lang.Error: no");

    happens(changed("good"));
    happens(started(5, "good")); // What has failed was taken back on disk.
    assertThat(trouble()).isEmpty();
  }

  @Test
  void aFailureIsMendedWhereTheSameRunsWithAnotherBase() {
    happens(started(1, "same"));
    happens(new ReloadEvent.Failed(AT, 1, "java.lang.Error: no", "lib.jar is loaded anew"));
    happens(started(2, "same"));
    assertThat(trouble()).isEmpty();
  }

  @Test
  void whoGetsNoAnswerIsToldWhatDoesNotCompile() {
    String state = "nothing is running: generation 2 failed in main\njava.lang.Error";
    assertThat(news.whyNobodyAnswers(state)).isEqualTo(state);
    happens(new ReloadEvent.Rejected(AT, 3, "no", 0));
    assertThat(news.whyNobodyAnswers(state)).isEqualTo(state);

    happens(notCompiled(0));
    assertThat(news.whyNobodyAnswers(state))
        .isEqualTo(
            "nothing is running: generation 2 failed in main\nWhat was saved since then does not"
                + " compile:\nApp.java:3: error: ';' expected\n  x\n  ^");
  }
}
