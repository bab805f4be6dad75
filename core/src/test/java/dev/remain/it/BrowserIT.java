// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.Browser;
import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages in a real browser follow a server that knows nothing of Remain. Part of the build where
 * there is a browser; its pictures are kept in {@code target/pictures}.
 */
@Tag("browser")
class BrowserIT {

  private static final String SERVER =
      """
      import com.sun.net.httpserver.HttpServer;
      import java.io.InputStream;
      import java.net.InetSocketAddress;

      public class App {
        public static void main(String[] args) throws Exception {
          HttpServer server = HttpServer.create(
              new InetSocketAddress("127.0.0.1", Integer.getInteger("server.port")), 100);
          server.createContext("/", exchange -> { try {
            if (Forms.answer(exchange)) {
              return;
            }
            boolean isStyle = exchange.getRequestURI().getPath().endsWith(".css");
            String name = isStyle ? "/static/site.css" : "/templates/page.html";
            byte[] body;
            try (InputStream in = App.class.getResourceAsStream(name)) {
              body = new String(in.readAllBytes()).replace("{text}", new Greeter().text()).getBytes();
            }
            exchange.getResponseHeaders().add("Content-Type", isStyle ? "text/css" : "text/html");
            exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'self'");
            exchange.sendResponseHeaders(200, isStyle ? body.length : 0);
            exchange.getResponseBody().write(body);
            exchange.close();
          } catch (Exception e) {
            throw new java.io.IOException(e);
          }});
          server.start();
        }
      }
      """;

  /** Pages in other forms, by their paths. */
  private static final String FORMS =
      """
      import com.sun.net.httpserver.HttpExchange;
      import java.io.ByteArrayOutputStream;
      import java.util.zip.GZIPOutputStream;

      class Forms {
        static boolean answer(HttpExchange exchange) throws Exception {
          String path = exchange.getRequestURI().getPath();
          byte[] page = ("<!doctype html><title>" + path + "</title><p id=end>" + path).getBytes();
          boolean unpacked = true;
          switch (path) {
            case "/gzip":
              String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
              unpacked = accepted == null || !accepted.contains("gzip");
              break;
            case "/nonce":
              exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'none'; connect-src 'self'; script-src 'nonce-R4nd0m='");
              break;
            case "/strict":
              exchange.getResponseHeaders().add("Content-Security-Policy", "script-src 'none'");
              break;
            case "/large":
              page = ("<!doctype html><p hidden>" + "twenty bytes of text".repeat(1 << 20) + "<p id=end>" + path).getBytes();
              break;
            case "/tagged":
              exchange.getResponseHeaders().add("ETag", "\\"1\\"");
              if (exchange.getRequestHeaders().containsKey("If-None-Match")) {
                exchange.sendResponseHeaders(304, -1);
                return true;
              }
              break;
            case "/frame":
              page = "<!doctype html><iframe id=end src=/gzip></iframe>".getBytes();
              break;
            default:
              return false;
          }
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          if (!unpacked) {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
              out.write(page);
            }
            page = packed.toByteArray();
          }
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
          return true;
        }
      }
      """;

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Greetings</title>
      <link rel="stylesheet" href="/site.css?v=1">
      <body>
      <h1>{text}</h1>
      <p id="template">first</p>
      </body>
      """;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { height: 4000px; margin: 2rem; font: 1.1rem/1.5 system-ui, sans-serif; border-top: 1px solid; }
      section, h2, pre { display: none; }
      """;

  private static final Path PICTURES = RemainRun.JAR.resolveSibling("pictures");

  private static final String STRIP =
      "document.querySelector('remain-strip')?.shadowRoot.querySelector('section')?.innerText";

  private static final String TITLE =
      "document.querySelector('remain-strip')?.shadowRoot.querySelector('h2').textContent";

  private static final String FOLLOWS = "window[Symbol.for('dev.remain.page')] === true";

  private static final String GREETING = "document.querySelector('h1').textContent";

  @TempDir Path directory;

  private CompiledApp app;
  private String url;
  private int port;

  @BeforeEach
  void compile() throws IOException {
    app =
        RemainRun.app(directory)
            .source("acme.App", SERVER)
            .source("acme.Forms", FORMS)
            .source(
                "acme.Greeter", "class Greeter {\n  String text() {\n    return \"one\";\n  }\n}\n")
            .resource("templates/page.html", PAGE)
            .resource("static/site.css", STYLE)
            .compile();
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
      url = "http://localhost:" + port + "/";
    }
  }

  private RemainRun run() {
    RemainRun run =
        RemainRun.of(app)
            .options("--front", String.valueOf(port), "--browser", "on", "--compile", "auto")
            .main("acme.App");
    run.started(1);
    run.log().await("compiling", 1);
    return run;
  }

  @Test
  void anOpenPageFollowsTheProgram() throws IOException {
    try (RemainRun run = run();
        Browser browser = Browser.start(directory, PICTURES)) {
      browser.open(url).await(GREETING, "one").await("document.scripts.length", "0");
      browser.await("getComputedStyle(document.body).borderTopWidth", "1px");
      browser.run("scrollTo(0, 1500); window.isSame = true");

      app.resource("static/site.css", STYLE.replace("1px", "3px"));
      browser.await("getComputedStyle(document.body).borderTopWidth", "3px");
      browser.await("document.styleSheets.length", "1");
      assertThat(browser.read("scrollY")).isEqualTo("1500");
      assertThat(browser.read("window.isSame")).isEqualTo("true");

      app.edit("acme.Greeter", "one", "two");
      browser.await(GREETING, "two");
      assertThat(browser.read("window.isSame")).isEqualTo("undefined");

      app.resource("templates/page.html", PAGE.replace("first", "second"));
      browser.await("document.getElementById('template').textContent", "second");
      assertThat(run.log().count("warned")).isZero();
    }
  }

  @Test
  void whatDoesNotCompileIsShownUntilItDoes() throws IOException {
    try (RemainRun run = run();
        Browser browser = Browser.start(directory, PICTURES)) {
      browser.open(url).await(GREETING, "one").run("window.isSame = true");

      app.edit("acme.Greeter", "\"one\"", "1 + <b>");
      browser.await(TITLE, "Not compiled: generation 1 still runs");
      assertThat(browser.read(STRIP))
          .contains("Greeter.java:3:19: error: illegal start of expression")
          .contains("return 1 + <b>;");
      assertThat(browser.read(GREETING)).isEqualTo("one");
      browser.picture("not-compiled");

      app.edit("acme.Greeter", "1 + <b>", "\"one\"");
      browser.await(STRIP, "undefined");
      assertThat(browser.read("window.isSame")).isEqualTo("true");

      app.edit("acme.Greeter", "one", "1 +");
      browser.await(GREETING, "1 +");
      assertThat(run.log().count("started")).isEqualTo(2);
    }
  }

  @Test
  void aFailureIsShownUntilItIsMendedAlsoToWhoComesMeanwhile() throws IOException {
    try (RemainRun run = run();
        Browser browser = Browser.start(directory, PICTURES)) {
      browser.open(url).await(GREETING, "one");

      // Before it listens: a page that is told that it does looks for it.
      app.edit("acme.App", "HttpServer server", "Integer.parseInt(\"<x>\"); HttpServer server");
      browser.await(TITLE + ".slice(0, 31)", "Generation 2 failed in main: ja");
      assertThat(browser.read(STRIP))
          .contains("java.lang.NumberFormatException: For input string: \"<x>\"")
          .contains("acme.App.main(App.java:");
      browser.picture("failed");

      browser.open(url).await("document.title", "Waiting for the program");
      assertThat(browser.read("document.body.innerText"))
          .contains(
              "Nothing is running: generation 2 failed in main: java.lang.NumberFormatException")
          .contains("acme.App.main(App.java:");
      browser.picture("nothing-runs");
      app.edit("acme.Greeter", "\"one\"", "two");
      browser.await("document.body.innerText.includes('cannot find symbol')", "true");
      browser.picture("nothing-compiles");

      app.edit("acme.Greeter", "two", "\"two\"");
      app.edit("acme.App", "Integer.parseInt(\"<x>\"); ", "");
      browser.await(GREETING, "two");
      run.log().await("started", 2);
    }
  }

  @Test
  void pagesOfEachFormFollowAndWhatIsPartOfOneIsNotTouched() throws IOException {
    try (RemainRun run = run();
        Browser browser = Browser.start(directory, PICTURES)) {
      for (String form : new String[] {"gzip", "nonce", "large", "tagged", "tagged", "frame"}) {
        browser.open(url + form).await("document.getElementById('end') !== null", "true");
        browser.await(FOLLOWS, "true").await("document.scripts.length", "0");
      }
      browser.await("document.getElementById('end').contentDocument.title", "/gzip");
      assertThat(browser.read("document.getElementById('end').contentDocument.scripts.length"))
          .isEqualTo("0");
      browser.run("fetch('/gzip').then(got => got.text()).then(text => window.got = text)");
      browser.await("window.got", "<!doctype html><title>/gzip</title><p id=end>/gzip");

      assertThat(run.log().count("warned")).isZero();
      browser.open(url + "strict").await("document.title", "/strict");
      run.says(
          "[remain] warning: browser: the Content-Security-Policy of the page /strict forbids ");
      assertThat(browser.read(FOLLOWS)).isEqualTo("false");
    }
  }
}
