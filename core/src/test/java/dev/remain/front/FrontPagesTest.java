// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of pages, and of all that is none, where pages follow the program. */
@Timeout(120)
class FrontPagesTest extends FollowedFront {

  private static final String OPENS = "Sec-Fetch-Dest: document\r\n";
  private static final String PAGE = "<!doctype html><html><head><title>a</title>";
  private static final Pattern TAG =
      Pattern.compile("<script async src=\"/__remain/[^<]*</script>");

  private static String page(String fields) {
    return "HTTP/1.1 200 OK\r\n"
        + fields
        + "Content-Type: text/html;charset=utf-8\r\nContent-Length: "
        + PAGE.length()
        + "\r\nConnection: close\r\n\r\n"
        + PAGE;
  }

  @Test
  void aPageIsGivenTheScriptAndItsLength() throws IOException {
    String got = ask("GET / HTTP/1.1", OPENS, page("X-Case: Kept  \r\n"));

    assertThat(got)
        .isEqualTo(
            "HTTP/1.1 200 OK\r\nX-Case: Kept  \r\nContent-Type: text/html;charset=utf-8\r\n"
                + "Connection: close\r\nContent-Length: "
                + (PAGE.length() + tag().length())
                + "\r\n\r\n<!doctype html><html><head>"
                + tag()
                + "<title>a</title>");
  }

  @Test
  void aPageIsAskedForWholeAndAsItIs() throws Exception {
    String got =
        ask(
            "GET /a?b HTTP/1.1",
            OPENS
                + "If-None-Match: \"x\"\r\nAccept-Encoding: gzip,\r\n  br\r\nIF-MODIFIED-SINCE: now\r\n"
                + "Cookie: a=b\r\n",
            page("ETag: \"x\"\r\nLast-Modified: then\r\n"));

    assertThat(requests.take())
        .isEqualTo(
            "GET /a?b HTTP/1.1\r\nHost: localhost:8080\r\nSec-Fetch-Dest: document\r\nCookie: a=b\r\n"
                + "Accept-Encoding: identity\r\n\r\n");
    assertThat(got).doesNotContain("ETag").doesNotContain("Last-Modified");
  }

  @Test
  void chunksAreCountedAnewAndTrailersPass() throws IOException {
    String got =
        ask(
            "GET / HTTP/1.1",
            OPENS + "Connection: close\r\n",
            "HTTP/1.1 500 Oh\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3;x=y\r\n<he\r\n5\r\nad>ab\r\n1\r\nc\r\n0\r\nX-Sum: 7\r\n\r\n");

    int head = got.indexOf("\r\n\r\n") + 4;
    assertThat(got.substring(0, head))
        .isEqualTo(
            "HTTP/1.1 500 Oh\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n");
    String first = "<head>" + tag() + "ab";
    assertThat(got.substring(head))
        .isEqualTo(
            Integer.toHexString(first.length())
                + "\r\n"
                + first
                + "\r\n1\r\nc\r\n0\r\nX-Sum: 7\r\n\r\n");
  }

  @Test
  void aPageOfHttp10EndsWithItsConnection() throws IOException {
    String got =
        ask(
            "GET / HTTP/1.0",
            "Accept: text/html,application/xhtml+xml\r\n",
            "HTTP/1.0 404 No\nContent-Type: text/html\n\n<p>gone");

    assertThat(got).isEqualTo("HTTP/1.0 404 No\nContent-Type: text/html\n\n" + tag() + "<p>gone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Dest: empty\r\nAccept: text/html, application/xhtml+xml\r\n",
        "Sec-Fetch-Dest: iframe\r\n",
        "Sec-Fetch-Dest: image\r\n",
        "Accept: */*\r\n",
        "Accept: text/html, */*; q=0.01\r\nX-Requested-With: XMLHttpRequest\r\n",
        "Accept: application/xhtml+xml\r\nX-Requested-With: XMLHttpRequest\r\n",
        "Sec-Fetch-Dest: document\r\nRange: bytes=0-4\r\n"
      })
  void whatDoesNotOpenAPageIsNotTouched(String fields) throws Exception {
    String encodings = "Accept-Encoding: gzip\r\nIf-None-Match: \"x\"\r\n";

    assertThat(ask("GET / HTTP/1.1", fields + encodings, page("ETag: \"x\"\r\n")))
        .isEqualTo(page("ETag: \"x\"\r\n"));
    assertThat(requests.take())
        .isEqualTo("GET / HTTP/1.1\r\nHost: localhost:8080\r\n" + fields + encodings + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 OK\r\nContent-Type: application/json",
        "200 OK\r\nContent-Type: text/htmlish",
        "200 OK\r\nContent-Type: application/xhtml+xml",
        "200 OK\r\nContent-Type: text/html; charset=\"UTF-16LE\"",
        "200 OK\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=a.html",
        "206 Partial Content\r\nContent-Type: text/html\r\nContent-Range: bytes 0-42/43",
        "302 Found\r\nLocation: /\r\nContent-Type: text/html",
        "200 OK"
      })
  void whatIsNoPageIsNotTouched(String head) throws IOException {
    String got =
        "HTTP/1.1 "
            + head
            + "\r\nETag: \"x\"\r\nContent-Length: "
            + PAGE.length()
            + "\r\n\r\n"
            + PAGE;

    assertThat(ask("GET / HTTP/1.1", OPENS + "Connection: close\r\n", got)).isEqualTo(got);
    assertThat(warnings).isEmpty();
  }

  @Test
  void answersWithoutABodyStayWithoutOne() throws IOException {
    String none = "HTTP/1.1 304 Not Modified\r\nContent-Type: text/html\r\nETag: \"x\"\r\n\r\n";
    assertThat(ask("GET / HTTP/1.1", OPENS + "Connection: close\r\n", none)).isEqualTo(none);

    String empty = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n";
    assertThat(ask("GET / HTTP/1.1", OPENS + "Connection: close\r\n", empty)).isEqualTo(empty);

    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n";
    assertThat(ask("HEAD / HTTP/1.1", OPENS + "Connection: close\r\n", head)).isEqualTo(head);
  }

  @Test
  void aPageThatBeginsWithAWideMarkIsNotTouched() throws IOException {
    String wide = "\u00ff\u00fe<\0h\0t\0";
    String got =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
            + wide.length()
            + "\r\n\r\n"
            + wide;

    assertThat(ask("GET / HTTP/1.1", OPENS + "Connection: close\r\n", got)).isEqualTo(got);
  }

  @Test
  void aPageThatComesPackedAllTheSameIsLeftAndToldOnce() throws IOException {
    isLeftAndToldOnce(
        "Content-Encoding: gzip\r\nETag: \"x\"\r\n",
        "browser: the page /a was asked for as it is and came as gzip: it is left alone, and does"
            + " not follow by itself");
  }

  @Test
  void aPageWhosePolicyForbidsItIsLeftAndToldOnce() throws IOException {
    isLeftAndToldOnce(
        "Content-Security-Policy: Default-Src 'none'\r\n",
        "browser: the Content-Security-Policy of the page /a forbids scripts of its own origin, or"
            + " what they listen to (default-src): it is left alone, and does not follow by itself");
  }

  private void isLeftAndToldOnce(String fields, String warning) throws IOException {
    String page = page(fields);

    assertThat(ask("GET /a?b HTTP/1.1", OPENS, page)).isEqualTo(page);
    assertThat(ask("GET /b HTTP/1.1", OPENS, page)).isEqualTo(page);
    assertThat(warnings).containsExactly(warning);
  }

  @Test
  void aNonceOfThePagesPolicyIsTaken() throws IOException {
    String strict = page("Content-Security-Policy: script-src 'nonce-aB3='\r\n");

    assertThat(ask("GET / HTTP/1.1", OPENS, strict)).contains(" nonce=\"aB3=\"></script><title>");
  }

  @Test
  void whatAFormIsAnsweredIsMarked() throws IOException {
    assertThat(ask("POST / HTTP/1.1", OPENS, page(""))).contains(" data-form></script><title>");
  }

  @Test
  void aLongPageIsPassedOnAsItComes() throws Exception {
    try (ServerSocket slow = new ServerSocket(0, 10, LOOPBACK);
        Socket client = connect()) {
      front.lead(slow.getLocalPort());
      send(client, "GET / HTTP/1.1\r\n" + OPENS + "\r\n");
      try (Socket program = slow.accept()) {
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = program.getOutputStream();
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<head>ab"
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(HttpHead.read(in, 1 << 16)).isNotNull();
        String begun = text(in.readNBytes(8 + pages.tag(0, "", true).length()));
        assertThat(TAG.matcher(begun).replaceFirst("+")).isEqualTo("<head>+ab");

        byte[] piece = new byte[1 << 16];
        long[] read = {0};
        Thread reader =
            daemon(
                () -> {
                  try {
                    while (in.read() >= 0) {
                      read[0]++;
                    }
                  } catch (IOException e) {
                    read[0] = -1;
                  }
                });
        reader.start();
        for (int i = 0; i < 320; i++) {
          out.write(piece);
        }
        program.shutdownOutput();
        reader.join();
        assertThat(read[0]).isEqualTo(320L * piece.length);
      }
    }
  }
}
