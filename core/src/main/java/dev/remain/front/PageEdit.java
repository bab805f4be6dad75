// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.front.page.ContentPolicy;
import dev.remain.front.page.Insertion;
import dev.remain.front.page.Pages;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the request for a page, and to its answer, so that the page follows the program.
 * Whatever a browser does not open as a page of its own passes as it is. Confined to the client's
 * thread.
 */
final class PageEdit {

  /** Fields of a request by which a page could be answered as what it is without the script. */
  private static final Set<String> ASKS_FOR_OTHERS =
      Set.of("accept-encoding", "if-none-match", "if-modified-since");

  /** Fields of an answer that are not true of it any more. */
  private static final Set<String> OF_THE_BYTES =
      Set.of(
          "etag",
          "last-modified",
          "accept-ranges",
          "content-md5",
          "digest",
          "content-digest",
          "repr-digest");

  private static final Pattern WIDE = Pattern.compile("charset\\s*=\\s*\"?utf-?(16|32|7)");

  private final HttpHead request;
  private final Pages pages;

  private PageEdit(HttpHead request, Pages pages) {
    this.request = request;
    this.pages = pages;
  }

  /** Null if this does not ask for a page. */
  static @Nullable PageEdit of(HttpHead request, @Nullable Pages pages) {
    return pages != null && request.opensPage() ? new PageEdit(request, pages) : null;
  }

  /** As the program is asked. */
  HttpHead request() {
    return new HeadEdit(request)
        .without(ASKS_FOR_OTHERS)
        .with("Accept-Encoding", "identity")
        .done();
  }

  /**
   * What puts the script into the page that is answered; null if it has to stay as it is.
   *
   * @param port of the generation that answered
   */
  @Nullable Insertion insertion(HttpHead answer, int port) {
    if (!isPage(answer)) {
      return null;
    }
    String encoding = answer.fields().value("content-encoding");
    if (!encoding.isEmpty() && !encoding.equals("identity")) {
      pages.warnOnce(
          "content-encoding",
          "browser: the page "
              + path()
              + " was asked for as it is and came as "
              + encoding
              + ": it is left alone, and does not follow by itself");
      return null;
    }
    ContentPolicy policy =
        ContentPolicy.of(
            answer.fields().values("content-security-policy"), request.fields().value("host"));
    if (policy.forbidding() != null) {
      pages.warnOnce(
          "policy",
          "browser: the Content-Security-Policy of the page "
              + path()
              + " forbids scripts of its own origin, or what they listen to ("
              + policy.forbidding()
              + "): it is left alone, and does not follow by itself");
      return null;
    }
    return new Insertion(pages.tag(port, policy.nonce(), request.isGet()));
  }

  /** Tells once that a page does not follow, because of the name that it was asked for under. */
  void leaveAlone(String host) {
    pages.warnOnce(
        "name",
        "browser: the page "
            + path()
            + " was asked for as "
            + host
            + ", which may be the name of any site: it is left alone, and does not follow by itself;"
            + " listen on that name to trust it, as with front="
            + host
            + ":8080");
  }

  private static boolean isPage(HttpHead answer) {
    int status = answer.status();
    HttpFields fields = answer.fields();
    String type = fields.value("content-type");
    String disposition = fields.value("content-disposition");
    return (status < 300 || status >= 400)
        && status != 205
        && status != 206
        && (type.equals("text/html") || type.matches("text/html\\s*;.*"))
        && !WIDE.matcher(type).find()
        && (disposition.isEmpty() || disposition.startsWith("inline"))
        && !fields.has("content-range")
        && isPlain(fields);
  }

  /** Whether it is clear how the body comes, and that it is the page itself. */
  private static boolean isPlain(HttpFields fields) {
    String coding = fields.value(HttpFields.TRANSFER_ENCODING);
    return coding.isEmpty() || (coding.equals("chunked") && !fields.has(HttpFields.CONTENT_LENGTH));
  }

  /** The head of the answer with the script. */
  static HttpHead edited(HttpHead answer, HttpHead.Framing framing, Insertion insertion) {
    HeadEdit edit = new HeadEdit(answer).without(OF_THE_BYTES);
    return framing == HttpHead.Framing.LENGTH
        ? edit.without(Set.of(HttpFields.CONTENT_LENGTH))
            .with("Content-Length", String.valueOf(answer.length() + insertion.length()))
            .done()
        : edit.done();
  }

  private String path() {
    String target = request.target();
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
