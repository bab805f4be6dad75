// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.thread.Deadline;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the front itself has for pages that follow the program. */
@Timeout(120)
class FrontItselfTest extends FollowedFront {

  @Test
  void theScriptIsTheFrontsOwnAndItsConnectionGoesOn() throws IOException {
    try (Socket client = connect()) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      for (int i = 0; i < 2; i++) {
        send(client, "GET /__remain/page.js HTTP/1.1\r\nHost: a\r\n\r\n");
        HttpHead head = HttpHead.read(in, 1 << 16);
        assertThat(head).isNotNull();
        assertThat(text(head.bytes()))
            .contains(
                "\r\nContent-Type: text/javascript; charset=utf-8\r\nCache-Control: no-store\r\n");
        assertThat(text(in.readNBytes((int) head.length())))
            .contains("EventSource")
            .endsWith("})();\n");
      }
    }
    assertThat(requests).isEmpty();
  }

  @Test
  void anEventStreamTellsWhatIsAndHoldsNobodyUp() throws Exception {
    pages.answers(1);
    try (Socket client = connect()) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      send(client, "GET /__remain/events HTTP/1.1\r\nHost: a\r\n\r\n");
      HttpHead head = HttpHead.read(in, 1 << 16);
      assertThat(head).isNotNull();
      assertThat(head.isStream()).isTrue();
      assertThat(line(in)).isEqualTo("event: state");
      assertThat(tag()).contains("\"" + line(in).substring(6) + "\"");

      assertThat(front.hold(Deadline.in(Duration.ZERO))).isZero();
      pages.trouble("Generation 2 failed");
      String told = line(in);
      while (!told.contains("failed")) {
        told = line(in);
      }
      assertThat(told).isEqualTo("data: Generation 2 failed");

      front.close();
      assertThat(in.readAllBytes()).isNotNull(); // It ends.
    }
    assertThat(requests).isEmpty();
  }

  private static String line(InputStream in) throws IOException {
    return text(HttpBody.line(in)).stripTrailing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "405 POST /__remain/events HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc",
        "405 HEAD /__remain/page.js HTTP/1.1\r\n\r\n",
        "404 GET /__remain/other HTTP/1.1\r\n\r\n",
        "403 GET /__remain/events HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\n\r\n",
        "403 GET /__remain/events HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-site\r\n\r\n",
        "403 GET /__remain/events HTTP/1.1\r\nHost: a:80\r\nOrigin: http://a:81\r\n\r\n",
        "403 GET /__remain/events HTTP/1.1\r\nHost: evil.example\r\nSec-Fetch-Site: same-origin\r\n\r\n",
        "403 GET /__remain/page.js HTTP/1.1\r\nHost: evil.example:8080\r\n\r\n"
      })
  void whatTheFrontDoesNotHaveIsRefused(String request) throws IOException {
    try (Socket client = connect()) {
      send(client, request.substring(4));
      assertThat(text(client.getInputStream().readAllBytes()))
          .startsWith("HTTP/1.1 " + request.substring(0, 3));
    }
    assertThat(requests).isEmpty();
  }

  @Test
  void whereNobodyAnswersAPageSaysWhyAndListens() throws IOException {
    front.expectNone();

    assertThat(ask("GET / HTTP/1.1", "Accept: application/xhtml+xml\r\n", ""))
        .startsWith("HTTP/1.1 503 ")
        .contains("<h1>nothing is running: &lt;&amp;&gt;</h1>")
        .contains("<script async src=\"/__remain/page.js\" data-page=\"\"");
    assertThat(ask("GET / HTTP/1.1", "Accept: */*\r\n", ""))
        .endsWith("\r\n\r\nnothing is running: <&>\n");
  }

  @Test
  void whoAsksUnderTheNameOfAnySiteIsNotToldWhatIsWrong() throws IOException {
    String asPage = "Host: evil.example:8080\r\nAccept: application/xhtml+xml\r\n";

    assertThat(askAs(asPage, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"))
        .endsWith("\r\n\r\n<html>");
    assertThat(warnings)
        .containsExactly(
            "browser: the page / was asked for as evil.example, which may be the name of any site: it"
                + " is left alone, and does not follow by itself; listen on that name to trust it, as"
                + " with front=evil.example:8080");
    front.expectNone();
    assertThat(askAs(asPage, ""))
        .startsWith("HTTP/1.1 503 ")
        .contains("<h1>the program does not answer, and its console says why</h1>")
        .doesNotContain("nothing is running", "/__remain/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8080",
        "127.0.0.1:8080",
        "192.168.1.7",
        "[::1]:8080",
        "web",
        "my-mac.local:8080",
        "host.docker.internal",
        "App.LocalHost."
      })
  void whoAsksUnderANameOfThisMachineIsTold(String host) throws IOException {
    front.expectNone();

    assertThat(askAs("Host: " + host + "\r\nAccept: application/xhtml+xml\r\n", ""))
        .contains("<h1>nothing is running: &lt;&amp;&gt;</h1>");
  }

  private String askAs(String fields, String toAnswer) throws IOException {
    answer = toAnswer.getBytes(StandardCharsets.ISO_8859_1);
    try (Socket client = connect()) {
      send(client, "GET / HTTP/1.1\r\n" + fields + "\r\n");
      return text(client.getInputStream().readAllBytes());
    }
  }

  @Test
  void whereTheProgramEndsInsteadOfAnAnswerAPageWaitsForTheNext() throws IOException {
    pages.answers(1);
    String version = tag().replaceAll(".*data-page=\"([^\"]*)\".*", "$1");

    assertThat(ask("GET / HTTP/1.1", "Accept: application/xhtml+xml\r\n", ""))
        .startsWith("HTTP/1.1 502 ")
        .contains("<h1>the program closed the connection without an answer</h1>")
        .contains(" data-page=\"" + version + "\"");
    assertThat(ask("GET / HTTP/1.1", "Accept: */*\r\n", ""))
        .endsWith("\r\n\r\nthe program closed the connection without an answer\n");
  }
}
