// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.front.page.EventStream;
import dev.remain.front.page.OwnPath;
import dev.remain.front.page.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers what pages ask the front itself: no generation has a part in it, and none is held up.
 * Confined to the client's thread.
 */
final class PageServer {

  private final Pages pages;
  private final Socket client;
  private final InputStream in;

  PageServer(Pages pages, Socket client, InputStream in) {
    this.pages = pages;
    this.client = client;
    this.in = in;
  }

  static boolean isFor(HttpHead request) {
    return request.target().startsWith(OwnPath.ROOT);
  }

  /**
   * Answers, or says why not, after which the connection ends.
   *
   * @return null if it has been answered, and another request may follow if {@link
   *     HttpHead#keepsConnection}
   */
  @Nullable Refusal serve(HttpHead request) throws IOException, InterruptedException {
    String target = request.target();
    if (!request.isGet() || request.requestFraming() != HttpHead.Framing.NONE) {
      return new Refusal("405 Method Not Allowed", "this can only be read");
    }
    if (isOfOtherOrigin(request.fields())) {
      return new Refusal("403 Forbidden", "this is for pages of this origin");
    }
    if (target.equals(OwnPath.SCRIPT)) {
      script(request);
      return null;
    }
    if (!target.equals(OwnPath.EVENTS)) {
      return new Refusal("404 Not Found", "Remain has nothing there");
    }
    try (EventStream events = EventStream.open(pages)) {
      if (events == null) {
        return new Refusal("503 Service Unavailable", "too many pages are open");
      }
      OutputStream out = client.getOutputStream();
      out.write(
          head("text/event-stream", "Connection: close\r\nX-Accel-Buffering: no")
              .getBytes(StandardCharsets.US_ASCII));
      events.run(out, this::isGone);
    }
    client.close();
    return null;
  }

  /** Whether a page asks that came from elsewhere; browsers before {@code Sec-Fetch} say where. */
  private static boolean isOfOtherOrigin(HttpFields fields) {
    String site = fields.value("sec-fetch-site");
    String origin = fields.value("origin");
    return site.isEmpty()
        ? !origin.isEmpty() && !origin.endsWith("://" + fields.value("host"))
        : !site.equals("same-origin") && !site.equals("none");
  }

  private void script(HttpHead request) throws IOException {
    byte[] script = OwnPath.script();
    String connection = request.keepsConnection() ? "keep-alive" : "close";
    OutputStream out = client.getOutputStream();
    out.write(
        head(
                "text/javascript; charset=utf-8",
                "Content-Length: " + script.length + "\r\nConnection: " + connection)
            .getBytes(StandardCharsets.US_ASCII));
    out.write(script);
    out.flush();
  }

  private static String head(String type, String more) {
    return "HTTP/1.1 200 OK\r\nContent-Type: "
        + type
        + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
        + "Cross-Origin-Resource-Policy: same-origin\r\n"
        + more
        + "\r\n\r\n";
  }

  /** Whether the page has ended the connection; it has nothing to say on it. */
  private boolean isGone() {
    try {
      client.setSoTimeout(1);
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
