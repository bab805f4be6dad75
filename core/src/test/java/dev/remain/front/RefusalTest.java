// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.front.page.Pages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RefusalTest {

  private static final Refusal FAILED =
      Refusal.unavailable(
          "nothing is running: generation 2 failed in main\njava.lang.Error: <&>\n  at acme.App");

  private static HttpHead request(String line, String accept) {
    String head = line + " / HTTP/1.1\r\nHost: here\r\nAccept: " + accept + "\r\n\r\n";
    return HttpHead.of(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String answer(Refusal refusal, HttpHead request) {
    return new String(refusal.bytes(request, null), StandardCharsets.UTF_8);
  }

  @Test
  void whoAsksForNoPageIsToldInOneLine() {
    assertThat(answer(FAILED, request("GET", "*/*")))
        .isEqualTo(
            "HTTP/1.1 503 Service Unavailable\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n"
                + "Content-Length: 48\r\n"
                + "Retry-After: 1\r\n"
                + "Cache-Control: no-store\r\n"
                + "Connection: close\r\n\r\n"
                + "nothing is running: generation 2 failed in main\n");
  }

  @Test
  void aBrowserIsGivenAPageWithTheWholeStory() {
    String page = answer(FAILED, request("GET", "text/html,application/xhtml+xml,*/*;q=0.8"));

    assertThat(page)
        .contains("Content-Type: text/html; charset=utf-8\r\n")
        .contains("<h1>nothing is running: generation 2 failed in main</h1>")
        .contains("<pre>java.lang.Error: &lt;&amp;&gt;\n  at acme.App</pre>")
        .contains("color-scheme\" content=\"light dark\"")
        .doesNotContain("http://")
        .doesNotContain("https://");
    String body = page.substring(page.indexOf("\r\n\r\n") + 4);
    assertThat(page)
        .contains("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
  }

  @Test
  void aHeadHasNoBody() {
    assertThat(answer(FAILED, request("HEAD", "text/html,application/xhtml+xml")))
        .endsWith("close\r\n\r\n");
  }

  @Test
  void whatIsWrongWithARequestIsAText() {
    assertThat(
            answer(new Refusal("400 Bad Request", "why"), request("GET", "application/xhtml+xml")))
        .contains("text/plain")
        .endsWith("\r\n\r\nwhy\n");
  }

  @Test
  void whereProgramsAreFollowedThePageListensInsteadOfAskingTheProgram() {
    Pages pages = new Pages(warning -> {});
    pages.trouble("Generation 2 failed");
    HttpHead request = request("GET", "text/html,application/xhtml+xml");

    assertThat(new String(FAILED.bytes(request, pages), StandardCharsets.UTF_8))
        .contains(
            "<script async src=\"/__remain/page.js\" data-page=\"\" data-style=\"0\" data-trouble=\"")
        .doesNotContain("fetch(");
  }
}
