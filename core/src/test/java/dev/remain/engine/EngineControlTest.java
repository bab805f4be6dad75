// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.control.Control;
import dev.remain.control.Mcp;
import dev.remain.control.Recent;
import dev.remain.control.Tell;
import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.Patience;
import dev.remain.json.JsonText;
import dev.remain.watch.WatchPlan;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tools are answered at the socket. */
class EngineControlTest extends RunningEngine {

  private final Recent recent = new Recent();
  private final List<String> warnings = new ArrayList<>();
  private Path project;
  private Control control;

  /** What a shell sees. */
  private record Told(int status, String out, String error) {}

  @BeforeEach
  void open() {
    mode = WatchPlan.Mode.EVENTS;
    hold = Duration.ofMillis(300);
    listener = recent;
    start();
    awaitSaid("one in argument");
    project = directory.resolve("app");
    control = control(Control.BEGINNING, "acme.App");
  }

  private Control control(Duration beginning, String mainClass) {
    return Control.open(
        engine,
        recent,
        beginning,
        mainClass,
        project.resolve("target/remain"),
        threads,
        warnings::add);
  }

  @AfterEach
  void close() {
    control.close();
  }

  private Told tell(String words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    try {
      int status = Tell.run(words, project, new PrintStream(out), new PrintStream(error));
      return new Told(status, out.toString().trim(), error.toString().trim());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path socket() throws IOException {
    return Path.of(
        String.valueOf(JsonText.readObject(Files.readString(control.note())).get("socket")));
  }

  /** The first line that a client is answered. */
  private String raw(String sent) throws IOException {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      Channels.newOutputStream(client).write(sent.getBytes(StandardCharsets.UTF_8));
      client.shutdownOutput();
      return String.valueOf(
          new BufferedReader(new InputStreamReader(Channels.newInputStream(client))).readLine());
    }
  }

  @Test
  void whoSavedIsToldWhenItRunsAndWhenItDoesNot() {
    app.edit("acme.Npc", "one", "two").compile();
    assertThat(tell("await"))
        .isEqualTo(new Told(0, "gen 2 is running: 1 of 2 classes changed (acme/Npc.class)", ""));
    app.delete("acme.Npc");
    assertThat(tell("await"))
        .isEqualTo(
            new Told(
                1, "acme.Npc is missing, needed by acme.App (App.java)\ngen 2 is running", ""));
    assertThat(tell("errors"))
        .isEqualTo(new Told(1, "acme.Npc is missing, needed by acme.App (App.java)", ""));
    assertThat(tell("status").status()).isEqualTo(1);
    assertThat(tell("logs").out()).contains("[remain] gen 2 running in ", "[remain] REJECTED: ");
  }

  @Test
  void whoBuiltAndFailedIsToldSoOnceThatIsTold() {
    app.delete("acme.App");
    app.delete("acme.Npc");
    String problem =
        "the build seems to have failed: 2 of 2 classes are missing in "
            + app.classes()
            + ": mend it and build again";

    assertThat(tell("await")).isEqualTo(new Told(1, problem + "\ngen 1 is running", ""));
    assertThat(tell("status").status()).isEqualTo(1);
    assertThat(tell("errors").out()).isEqualTo(problem);
    assertThat(tell("pause"))
        .isEqualTo(new Told(0, "paused: changes wait until resume\ngen 1 is running", ""));
    assertThat(tell("resume").status()).isEqualTo(1);
    app.source("acme.App", APP).source("acme.Npc", NPC.replace("one", "two")).compile();
    assertThat(tell("await").out()).startsWith("gen 2 is running: ");
    assertThat(tell("status").status()).isZero();
  }

  @Test
  void aMainThatThrowsAtOnceIsNeverToldAsRunning() {
    control.close();
    control = control(Duration.ofSeconds(60), "acme.App");
    app.source("acme.Npc", "class Npc { static String NAME() { throw new Error(); } }").compile();

    Told told = tell("await");

    assertThat(told.status()).isEqualTo(1);
    assertThat(told.out())
        .startsWith("java.lang.Error (Npc.java:1)\n")
        .endsWith("\ngen 2 has failed and nothing is running");
    assertThat(tell("restart").out()).endsWith("\ngen 3 has failed and nothing is running");
  }

  @Test
  void whoAsksForARestartIsToldWhatCameOfIt() {
    assertThat(tell("restart")).isEqualTo(new Told(0, "gen 2 is running: asked for", ""));
    assertThat(tell("full-restart"))
        .isEqualTo(new Told(0, "gen 3 is running: full restart: asked for", ""));
    assertThat(tell("back"))
        .isEqualTo(
            new Told(
                1,
                "there is no earlier program on the same jars that ran well\ngen 3 is running",
                ""));
    assertThat(tell("pause"))
        .isEqualTo(new Told(0, "paused: changes wait until resume\ngen 3 is running", ""));
    assertThat(engine.status().waiting()).startsWith("paused");
    assertThat(tell("resume").status()).isZero();
    assertThat(engine.status().waiting()).isEmpty();
    assertThat(tell("status").out()).startsWith("gen 3 is running for ");
  }

  @Test
  void whatIsNoCommandIsRefusedWithThoseThatAre() throws IOException {
    assertThat(tell("stop"))
        .isEqualTo(
            new Told(
                1,
                "\"stop\" is nothing that can be asked; it is one of status, await, restart,"
                    + " full-restart, back, pause, resume, errors, logs, events",
                ""));
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("{\"ok\":false,");
    assertThat(raw("x".repeat(5000))).isEqualTo("null");
    assertThat(raw("status")).startsWith("{\"ok\":true,\"verdict\":\"running\",");
  }

  @Test
  void whoListensHearsOfEachEvent() throws IOException {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      Channels.newOutputStream(client).write("events\n".getBytes(StandardCharsets.UTF_8));
      BufferedReader in =
          new BufferedReader(new InputStreamReader(Channels.newInputStream(client)));
      assertThat(in.readLine()).startsWith("{\"ok\":true,");
      restart("now");

      String line = in.readLine();
      while (!line.startsWith("{\"event\":\"started\"")) {
        line = in.readLine();
      }
      assertThat(line).contains("\"generation\":2,\"cause\":\"now\"");
    }
  }

  @Test
  void nobodyElseCanReachIt() throws IOException {
    Path holder = socket().getParent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(holder)))
        .isEqualTo("rwx------");
  }

  @Test
  void nothingIsLeftWhenItIsClosed() throws IOException {
    Path socket = socket();
    control.close();

    assertThat(control.note()).doesNotExist();
    assertThat(socket.getParent()).doesNotExist();
    assertThat(tell("status")).isEqualTo(new Told(2, "", "no program runs here with control=on"));
  }

  @Test
  void whatADeadProcessLeftIsPassedByAndRemoved() throws IOException {
    Path left = project.resolve("target/remain/control-1.json");
    Files.writeString(left, "{\"pid\":1,\"main\":\"Old\",\"socket\":\"/gone/control\"}");
    Files.writeString(left.resolveSibling("control-2.json"), "half a no");
    assertThat(tell("status").status()).isZero();

    control.close();
    control = control(Control.BEGINNING, "acme.App");

    assertThat(left).doesNotExist();
    assertThat(left.resolveSibling("control-2.json")).doesNotExist();
  }

  @Test
  void ofSeveralProgramsOneHasToBeNamed() throws IOException {
    long own = ProcessHandle.current().pid();
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    Path other = project.resolve("build/remain/control-" + parent + ".json");
    Files.createDirectories(other.getParent());
    Files.writeString(
        other, "{\"pid\":" + parent + ",\"main\":\"acme.Other\",\"socket\":\"" + socket() + "\"}");

    Told told = tell("status");
    assertThat(told.status()).isEqualTo(2);
    assertThat(told.error())
        .contains("several programs run here", own + "  acme.App", parent + "  acme.Other");
    assertThat(tell("status " + own).status()).isZero();
    assertThat(tell("status 1").error())
        .isEqualTo("no program runs here with control=on as process 1");
  }

  @Test
  void whereThereIsNoPlaceForTheNoteItIsSaid() {
    assertThat(
            Control.open(
                engine, recent, Control.BEGINNING, "acme.App", null, threads, warnings::add))
        .isNull();
    assertThat(warnings).hasSize(1);
  }

  @Test
  void manyMayAskAtOnce() throws Exception {
    List<Thread> clients = new ArrayList<>();
    List<Integer> answers = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 20; i++) {
      Thread client = new Thread(() -> answers.add(tell("restart").status()));
      client.start();
      clients.add(client);
    }
    for (Thread client : clients) {
      client.join();
    }
    assertThat(answers).hasSize(20).containsOnly(0);
    Patience.await("rest", () -> of(ReloadEvent.Started.class).size() > 1);
  }

  private List<String> mcp(String... messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Mcp(project, "1.2.3", new PrintStream(out))
        .run(new BufferedReader(new StringReader(String.join("\n", messages))));
    return out.toString().lines().toList();
  }

  @Test
  void anAgentIsAnsweredAfterItsProtocol() throws IOException {
    String head = "{\"jsonrpc\":\"2.0\",\"id\":";
    List<String> answers =
        mcp(
            head
                + "0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-03-26\",\"capabilities\":{}}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
            head + "\"a\\\"b\",\"method\":\"ping\"}",
            head + "2,\"method\":\"tools/list\"}",
            head + "3,\"method\":\"resources/list\"}",
            head + "4,\"method\":\"tools/call\",\"params\":{\"name\":\"nothing\"}}",
            "[" + head + "5,\"method\":\"ping\"}]",
            "no json");

    assertThat(answers)
        .containsExactly(
            head
                + "0,\"result\":{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"remain\",\"version\":\"1.2.3\"}}}",
            head + "\"a\\\"b\",\"result\":{}}",
            answers.get(2),
            head + "3,\"error\":{\"code\":-32601,\"message\":\"resources/list is not known\"}}",
            head + "4,\"error\":{\"code\":-32602,\"message\":\"there is no tool nothing\"}}",
            head
                + "null,\"error\":{\"code\":-32600,\"message\":\"one message on a line is expected, and no batch\"}}",
            head
                + "null,\"error\":{\"code\":-32700,\"message\":\"JSON: a value is expected at 0\"}}");
    assertThat(answers.get(2))
        .contains("{\"name\":\"await_reload\",\"description\":\"Call this after saving files: ")
        .contains("\"inputSchema\":{\"type\":\"object\"}");
  }

  @Test
  void anAgentWaitsForWhatItSavedAndMendsIt() throws IOException {
    app.delete("acme.Npc");
    assertThat(call("await_reload"))
        .isEqualTo(
            content(
                "acme.Npc is missing, needed by acme.App (App.java)\\ngen 1 is running", false));
    assertThat(call("errors"))
        .isEqualTo(content("acme.Npc is missing, needed by acme.App (App.java)", false));
    app.source("acme.Npc", NPC.replace("one", "two")).compile();
    assertThat(call("await_reload")).contains("gen 2 is running: 1 of 2 classes changed");
    assertThat(call("restart")).isEqualTo(content("gen 3 is running: asked for", false));
    assertThat(call("logs")).contains("[remain] REJECTED: ");
    control.close();
    assertThat(call("status")).isEqualTo(content("no program runs here with control=on", true));
  }

  private String call(String tool) throws IOException {
    return mcp("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\""
            + tool
            + "\",\"arguments\":{}}}")
        .get(0);
  }

  private static String content(String text, boolean isError) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\""
        + text
        + "\"}],\"isError\":"
        + isError
        + "}}";
  }
}
