// SPDX-License-Identifier: Apache-2.0
package dev.remain.front.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PagesTest {

  private static final long LONG = Duration.ofSeconds(30).toNanos();

  private final List<String> warnings = new ArrayList<>();
  private final Pages pages = new Pages(warnings::add);

  private PageState state() throws InterruptedException {
    PageState state = pages.next(null, LONG);
    assertThat(state).isNotNull();
    return state;
  }

  private String tag(int port) {
    return pages.tag(port, "", true);
  }

  @Test
  void aPageOfTheGenerationThatAnswersIsUpToDate() throws Exception {
    pages.lead(5001, 1);
    String early = tag(5001);
    assertThat(state().page()).isEmpty();

    pages.answers(1);
    assertThat(early).contains(" data-page=\"" + state().page() + "\" ");
    assertThat(tag(5001)).isEqualTo(early);
  }

  @Test
  void aPageOfAnEarlierGenerationIsNot() throws Exception {
    pages.lead(5001, 1);
    pages.answers(1);
    String first = tag(5001);
    pages.nobody();
    pages.answers(1); // Which was looked for too late.
    assertThat(state().page()).isEmpty();

    pages.lead(5002, 2);
    pages.answers(1);
    assertThat(state().page()).isEmpty();
    pages.answers(2);
    assertThat(first).doesNotContain(state().page());
    assertThat(tag(5001)).doesNotContain(state().page());
    assertThat(tag(5002)).contains(state().page());
  }

  @Test
  void styleSheetsAloneAreExchangedAndAllElseMakesAnotherPage() throws Exception {
    pages.lead(5001, 1);
    pages.answers(1);
    String page = state().page();

    pages.refreshed(List.of("static/a.css", "static/b.css"));
    assertThat(state())
        .isEqualTo(new PageState(page, 1, List.of("static/a.css", "static/b.css"), ""));
    assertThat(tag(5001)).contains(page).contains(" data-style=\"1\"");

    pages.refreshed(List.of("static/a.css", "static/a.js"));
    assertThat(state().page()).isNotEqualTo(page);
    assertThat(tag(5001)).contains(state().page());
  }

  @Test
  void twoProcessesHaveOtherPages() {
    Pages others = new Pages(warnings::add);
    pages.lead(5001, 1);
    others.lead(5001, 1);

    assertThat(tag(5001)).isNotEqualTo(others.tag(5001, "", true));
  }

  @Test
  void anAnswerToAFormIsMarkedAndANonceIsTaken() {
    assertThat(pages.tag(1, "aB=", false)).contains(" data-form ").contains(" nonce=\"aB=\">");
  }

  @Test
  void aWaitingStreamIsToldAtOnceAndEndsWithThePages() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventStream stream = EventStream.open(pages);
    assertThat(stream).isNotNull();
    CompletableFuture<Void> over =
        CompletableFuture.runAsync(
            () -> {
              try (stream) {
                stream.run(out, () -> false);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });

    pages.trouble("Rejected\r\n<b>\rtwo\nthree");
    while (!out.toString(StandardCharsets.UTF_8).contains("three")) {
      Thread.onSpinWait();
    }
    pages.close();
    over.get();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith(
            "event: state\ndata: \ndata: 0\ndata: \ndata: "
                + new PageState("", 0, List.of(), "Rejected\r\n<b>\rtwo\nthree").troubleId()
                + "\ndata: Rejected\ndata: <b>\ndata: two\ndata: three\n\n");
    assertThat(pages.streams()).isZero();
  }

  @Test
  void aStreamEndsWhenItsPageHasGone() throws Exception {
    EventStream stream = EventStream.open(pages);
    assertThat(stream).isNotNull();
    try (stream) {
      stream.run(new ByteArrayOutputStream(), () -> true);
    }

    assertThat(pages.streams()).isZero();
  }

  @Test
  void noMoreThan64Listen() {
    List<EventStream> open = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      open.add(EventStream.open(pages));
    }
    assertThat(open).doesNotContainNull();
    assertThat(EventStream.open(pages)).isNull();

    open.get(0).close();
    assertThat(EventStream.open(pages)).isNotNull();
  }

  @Test
  void aWarningOfAKindIsToldOnce() {
    pages.warnOnce("policy", "one");
    pages.warnOnce("policy", "two");
    pages.warnOnce("other", "three");

    assertThat(warnings).containsExactly("one", "three");
  }
}
