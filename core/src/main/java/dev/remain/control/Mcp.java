// SPDX-License-Identifier: Apache-2.0
package dev.remain.control;

import dev.remain.json.JsonObject;
import dev.remain.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the Model Context Protocol over standard input and output, a message on a line, and passes
 * on what it is asked to the program that runs in the project by then. Confined to one thread.
 */
public final class Mcp {

  /** What is spoken if the client says nothing that is known here. */
  private static final String NEWEST = "2025-06-18";

  /** Without 2025-03-26, the one that has several messages on a line. */
  private static final List<String> VERSIONS = List.of("2024-11-05", NEWEST);

  private static final int NO_JSON = -32700;
  private static final int NO_REQUEST = -32600;
  private static final int NO_METHOD = -32601;
  private static final int NO_TOOL = -32602;

  private final Path here;
  private final String version;
  private final PrintStream out;

  /** A tool, and the command that it stands for. */
  private enum Tool {
    STATUS("status", "status", "What runs under Remain now, since when, and what is wrong."),
    AWAIT_RELOAD(
        "await_reload",
        "await",
        "Call this after saving files: waits until what was saved runs, or says why it does not. Should"
            + " a slow start fail after that, errors has it."),
    RESTART("restart", "restart", "Stops the program and runs it again as it is."),
    ERRORS(
        "errors",
        "errors",
        "Why what was saved last did not compile, was rejected, or failed when it started."),
    LOGS("logs", "logs", "What Remain told last of changes, restarts and failures.");

    private final String label;
    private final String command;
    private final String meaning;

    Tool(String label, String command, String meaning) {
      this.label = label;
      this.command = command;
      this.meaning = meaning;
    }

    JsonObject described() {
      return new JsonObject()
          .put("name", label)
          .put("description", meaning)
          .put("inputSchema", new JsonObject().put("type", "object"));
    }
  }

  /**
   * @param here where the project is
   * @param version of Remain
   */
  public Mcp(Path here, String version, PrintStream out) {
    this.here = here;
    this.version = version;
    this.out = out;
  }

  /** Answers until nothing more comes. */
  public void run(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String answer = line.isBlank() ? null : answer(line);
      if (answer != null) {
        out.println(answer);
        out.flush();
      }
    }
  }

  /** Null if no answer is expected. */
  private @Nullable String answer(String line) throws IOException {
    if (line.stripLeading().startsWith("[")) {
      return error("null", NO_REQUEST, "one message on a line is expected, and no batch");
    }
    Map<String, @Nullable Object> request;
    try {
      request = JsonText.readObject(line);
    } catch (IllegalArgumentException e) {
      return error("null", NO_JSON, String.valueOf(e.getMessage()));
    }
    Object id = request.get("id");
    String number = id instanceof String text ? quoted(text) : String.valueOf(id);
    if (!(request.get("method") instanceof String method)) {
      return id == null || request.containsKey("result") || request.containsKey("error")
          ? null
          : error(number, NO_REQUEST, "a method is expected");
    }
    if (id == null) {
      return null; // It only tells something.
    }
    return switch (method) {
      case "initialize" -> result(number, initialized(request));
      case "ping" -> result(number, new JsonObject());
      case "tools/list" -> result(number, tools());
      case "tools/call" -> call(number, JsonText.object(request.get("params")));
      default -> error(number, NO_METHOD, method + " is not known");
    };
  }

  private JsonObject initialized(Map<String, @Nullable Object> request) {
    Map<String, @Nullable Object> params = JsonText.object(request.get("params"));
    Object wanted = params == null ? null : params.get("protocolVersion");
    String spoken = wanted instanceof String text && VERSIONS.contains(text) ? text : NEWEST;
    return new JsonObject()
        .put("protocolVersion", spoken)
        .put("capabilities", new JsonObject().put("tools", new JsonObject()))
        .put("serverInfo", new JsonObject().put("name", "remain").put("version", version));
  }

  private static JsonObject tools() {
    return new JsonObject()
        .putAll("tools", List.of(Tool.values()).stream().map(Tool::described).toList());
  }

  private String call(String id, @Nullable Map<String, @Nullable Object> params)
      throws IOException {
    Object name = params == null ? null : params.get("name");
    for (Tool tool : Tool.values()) {
      if (tool.label.equals(name)) {
        Tell.Answer answer = Tell.ask(tool.command, here);
        JsonObject text = new JsonObject().put("type", "text").put("text", answer.text());
        return result(
            id,
            new JsonObject()
                .putAll("content", List.of(text))
                .put("isError", answer.status() == Tell.NOBODY));
      }
    }
    return error(id, NO_TOOL, "there is no tool " + name);
  }

  private static String result(String id, JsonObject result) {
    return envelope(id).put("result", result).toString();
  }

  private static String error(String id, int code, String message) {
    return envelope(id)
        .put("error", new JsonObject().put("code", code).put("message", message))
        .toString();
  }

  private static JsonObject envelope(String id) {
    return new JsonObject().put("jsonrpc", "2.0").putRaw("id", id);
  }

  private static String quoted(String text) {
    String object = new JsonObject().put("", text).toString();
    return object.substring(object.indexOf(':') + 1, object.length() - 1);
  }
}
