// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real browser without a window, with one page, driven by the DevTools protocol. */
final class Browser implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where pictures are kept. */
  private final Path pictures = RemainRun.JAR.resolveSibling("pictures");

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
  private final String session;

  private Browser(Process process, String address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Answers())
            .join();
    String target = call("Target.createTarget", "url", "about:blank").path("targetId").asText();
    JsonNode attached = call("Target.attachToTarget", "targetId", target, "flatten", true);
    this.session = attached.path("sessionId").asText();
    JsonNode unused = call("Page.enable");
  }

  /**
   * Starts it.
   *
   * @param directory for what it writes
   */
  static Browser start(Path directory) throws IOException {
    Path errors = directory.resolve("browser.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("remaintest.browser"),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + directory.resolve("browser"),
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--hide-scrollbars"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--no-sandbox"); // It has none for that user.
    }
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    String[] address = {""};
    Patience.await(
        "the browser at " + command.get(0),
        () -> {
          Matcher matcher = LISTENING.matcher(read(errors));
          address[0] = matcher.find() ? matcher.group(1) : "";
          return !address[0].isEmpty();
        });
    return new Browser(process, address[0]);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  /** Completes calls. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
      text.append(data);
      if (isLast) {
        answered(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void answered(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      CompletableFuture<JsonNode> call = calls.remove(message.path("id").asInt(-1));
      if (call != null) {
        call.complete(message);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Has it do something.
   *
   * @param parameters names and values in turn
   */
  private JsonNode call(String method, Object... parameters) {
    JsonNode answer = ask(method, parameters).orTimeout(limit(), TimeUnit.MILLISECONDS).join();
    if (answer.has("error")) {
      throw new AssertionError(method + ": " + answer.get("error"));
    }
    return answer.path("result");
  }

  private static long limit() {
    return Patience.limit().toMillis();
  }

  private CompletableFuture<JsonNode> ask(String method, Object... parameters) {
    int id = number.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    if (session != null) {
      message.put("sessionId", session);
    }
    ObjectNode values = message.putObject("params");
    for (int i = 0; i < parameters.length; i += 2) {
      values.set((String) parameters[i], JSON.valueToTree(parameters[i + 1]));
    }
    CompletableFuture<JsonNode> call = new CompletableFuture<>();
    calls.put(id, call);
    socket.sendText(message.toString(), true).join();
    return call;
  }

  /** Opens a page, however it is answered. */
  Browser open(String url) {
    JsonNode unused = call("Page.navigate", "url", url);
    return this;
  }

  /** What a JavaScript expression is on the page, as text; empty while there is no page. */
  String read(String expression) {
    // A page that is just being replaced gives an error for an answer, or none.
    JsonNode answer =
        ask("Runtime.evaluate", "expression", "String(" + expression + ")", "returnByValue", true)
            .completeOnTimeout(MissingNode.getInstance(), limit() / 10, TimeUnit.MILLISECONDS)
            .join()
            .path("result");
    return answer.has("exceptionDetails") ? "" : answer.path("result").path("value").asText();
  }

  /** Does something on the page. */
  Browser run(String statement) {
    JsonNode answer = call("Runtime.evaluate", "expression", statement);
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(statement + ": " + answer.get("exceptionDetails"));
    }
    return this;
  }

  /** Waits until a JavaScript expression is that text. */
  Browser await(String expression, String expected) {
    String[] last = {""};
    boolean holds =
        Patience.holdsWithin(
            Patience.limit(),
            () -> {
              last[0] = read(expression);
              return last[0].equals(expected);
            });
    if (!holds) {
      throw new AssertionError(
          expression
              + " is \""
              + last[0]
              + "\", and not \""
              + expected
              + "\"; the page is "
              + read("document.documentElement.outerHTML"));
    }
    return this;
  }

  /** Keeps pictures of the page: light and dark, on a desk and on a phone. */
  void picture(String name) throws IOException {
    Files.createDirectories(pictures);
    for (String scheme : new String[] {"light", "dark"}) {
      JsonNode unused =
          call(
              "Emulation.setEmulatedMedia",
              "features",
              List.of(
                  Map.of("name", "prefers-color-scheme", "value", scheme),
                  Map.of("name", "prefers-reduced-motion", "value", "reduce")));
      picture(name + "-" + scheme, 1100, 700, false);
      picture(name + "-" + scheme + "-phone", 390, 780, true);
    }
    JsonNode unused = call("Emulation.clearDeviceMetricsOverride");
  }

  private void picture(String name, int width, int height, boolean isPhone) throws IOException {
    JsonNode unused =
        call(
            "Emulation.setDeviceMetricsOverride",
            "width",
            width,
            "height",
            height,
            "deviceScaleFactor",
            1,
            "mobile",
            isPhone);
    String data = call("Page.captureScreenshot", "format", "png").path("data").asText();
    Files.write(pictures.resolve(name + ".png"), Base64.getDecoder().decode(data));
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
