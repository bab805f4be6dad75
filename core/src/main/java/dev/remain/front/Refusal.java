// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.front.page.Pages;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the front answers by itself: a text, or a page for who asks for one. Immutable.
 *
 * @param status such as {@code 503 Service Unavailable}
 * @param reason the first line in words; what else there is to know may follow on more lines
 */
record Refusal(String status, String reason) {

  private static final String UNAVAILABLE = "503 Service Unavailable";
  private static final String NO_ANSWER = "502 Bad Gateway";

  /** What the front has is not for a page of any site. */
  static final Refusal UNKNOWN_NAME =
      new Refusal("403 Forbidden", "this is for pages of this machine");

  private static final String TOP =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Waiting for the program</title>
      <style>
      body { margin: 0 auto; padding: 12vh 6vw; max-width: 60rem; font: 1rem/1.6 system-ui, sans-serif;
        color: CanvasText; background: Canvas; }
      h1 { font-size: 1.25rem; font-weight: 600; overflow-wrap: anywhere; }
      h1::first-letter { text-transform: uppercase; }
      pre { padding: 1rem; overflow-x: auto; border-radius: .5rem; font: .85rem/1.5 ui-monospace, monospace;
        background: color-mix(in srgb, CanvasText 7%, Canvas); }
      p { opacity: .75; }
      </style>
      <noscript><meta http-equiv="refresh" content="2"></noscript>
      </head>
      <body>
      """;

  private static final String WHAT_FOLLOWS =
      "<p>Mend it and save: this page follows by itself.</p>\n";

  /** Where the front has no path of its own, the page looks again each second. */
  private static final String LOOKING =
      """
      <script>
      let seen;
      setInterval(async () => {
        try {
          const answer = await fetch(location.href, { cache: 'no-store', headers: { Accept: 'text/html,application/xhtml+xml' } });
          const text = await answer.text();
          if (answer.status !== 503 || (seen !== undefined && text !== seen)) {
            location.reload();
          }
          seen = text;
        } catch (gone) { /* nobody listens at this moment */ }
      }, 1000);
      </script>
      """;

  private static final String BOTTOM = "</body>\n</html>\n";

  /** Nobody answers, for that reason. */
  static Refusal unavailable(String reason) {
    return new Refusal(UNAVAILABLE, reason);
  }

  /** The program was asked, and closed the connection, as it does when it ends. */
  static Refusal withoutAnswer() {
    return new Refusal(NO_ANSWER, "the program closed the connection without an answer");
  }

  /**
   * The whole answer, after which the connection ends.
   *
   * @param request that it answers, or null if that could not be read
   * @param pages what follows the program, and tells the page when it answers; null if nothing does
   */
  byte[] bytes(@Nullable HttpHead request, @Nullable Pages pages) {
    boolean mayFollow = status.equals(UNAVAILABLE) || (status.equals(NO_ANSWER) && pages != null);
    boolean isPage = mayFollow && request != null && request.wantsPage();
    byte[] body = (isPage ? page(pages) : firstLine() + "\n").getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: text/"
            + (isPage ? "html" : "plain")
            + "; charset=utf-8\r\nContent-Length: "
            + body.length
            + (status.equals(UNAVAILABLE) ? "\r\nRetry-After: 1\r\nCache-Control: no-store" : "")
            + "\r\nConnection: close\r\n\r\n";
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    if (request == null || !request.isHeadOnly()) {
      answer.writeBytes(body);
    }
    return answer.toByteArray();
  }

  /** The same for whoever asks, without what only who develops may know. */
  Refusal toAnybody() {
    return status.startsWith("50")
        ? new Refusal(status, "the program does not answer, and its console says why")
        : this;
  }

  private String firstLine() {
    return reason.lines().findFirst().orElse("");
  }

  private String page(@Nullable Pages pages) {
    int end = reason.indexOf('\n');
    String details = end < 0 ? "" : "<pre>" + escaped(reason.substring(end + 1)) + "</pre>";
    return TOP
        + "<h1>"
        + escaped(firstLine())
        + "</h1>\n"
        + details
        + WHAT_FOLLOWS
        + (pages == null ? LOOKING : pages.tagInstead(status.equals(UNAVAILABLE)) + "\n")
        + BOTTOM;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
