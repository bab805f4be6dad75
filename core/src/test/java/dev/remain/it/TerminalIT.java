// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody types at a terminal, which {@code script} makes: it is part of every Linux. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TerminalIT {

  @TempDir Path directory;

  private Process terminal;
  private Path screen;

  private void run(String... environment) throws IOException {
    open(command(), environment);
  }

  /** What runs the program. */
  private String command() {
    CompiledApp app =
        RemainRun.app(directory)
            .source(
                "App",
                """
                import java.io.*;
                public class App {
                  public static void main(String[] args) throws Exception {
                    System.out.println("up in " + dev.remain.Remain.generation());
                    if (dev.remain.Remain.generation() == 2) {
                      BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
                      System.out.println("hello " + in.readLine() + " and " + in.readLine());
                    } else if (dev.remain.Remain.generation() == 3) {
                      System.out.println(System.in.readAllBytes().length + " bytes read");
                    }
                    Thread.sleep(1_000_000);
                  }
                }
                """)
            .compile();
    return Path.of(System.getProperty("java.home"), "bin", "java")
        + " -Xmx128m -XX:TieredStopAtLevel=1 -Dremain.compile=off -cp "
        + RemainRun.JAR.toAbsolutePath()
        + ":"
        + app.classes()
        + " dev.remain.Main App";
  }

  private void open(String command, String... environment) throws IOException {
    screen = directory.resolve("screen.txt");
    ProcessBuilder script = new ProcessBuilder("script", "-q", "-e", "-c", command, "/dev/null");
    script.environment().remove("CI");
    script.environment().put("TERM", "xterm");
    for (int i = 0; i < environment.length; i += 2) {
      script.environment().put(environment[i], environment[i + 1]);
    }
    script.directory(directory.toFile()).redirectErrorStream(true);
    terminal = script.redirectOutput(screen.toFile()).start();
  }

  @AfterEach
  void close() {
    terminal.descendants().forEach(ProcessHandle::destroyForcibly);
    terminal.destroyForcibly();
  }

  private void type(String text) throws IOException {
    terminal.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    terminal.getOutputStream().flush();
  }

  private String shown() {
    try {
      return Files.readString(screen, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void shows(String text) {
    Patience.await(text + " on the screen", () -> shown().contains(text));
  }

  @Test
  void keysAreTakenAndInputIsTheProgramsFirst() throws Exception {
    run();
    shows("h + Enter for keys");
    type("Bo\n"); // Typed ahead: generation 1 reads nothing.
    type("r\n");
    shows("up in 2");
    type("r\n");
    shows("hello Bo and r");
    type("r\n");
    shows("\"r\" is kept for the program, which reads input: type :r");
    type(":r\n");
    shows("up in 3");
    type("\u0004"); // The end of what it reads, and of nothing else.
    shows("2 bytes read");
    type(":q\n");

    assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(terminal.exitValue()).isZero();
  }

  @Test
  void aShellPutsItIntoTheBackgroundAndStopsIt() throws Exception {
    String command = command();
    open("bash --norc -i");
    type("PS1=; unset PROMPT_COMMAND\n");
    type(command + " &\n");
    shows("first start");
    type("r\n");
    shows("r: command not found");
    type("jobs\n");
    shows("Running");
    int told = shown().split("dev.remain.Main App", -1).length;
    type("fg\n");
    Patience.await("the foreground", () -> shown().split("dev.remain.Main App", -1).length > told);
    type("s\n");
    shows("gen 1 is running");
    type("\u001a");
    shows("Stopped");
    type("fg %1; exit 7\n");
    Patience.await(
        "the foreground", () -> shown().split("dev.remain.Main App", -1).length > told + 2);
    type("r\n");
    shows("up in 2");
    type("Bo\nDi\n");
    shows("hello Bo and Di");
    type(":q\n");

    assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(terminal.exitValue()).isEqualTo(7);
  }

  @Test
  void whereNobodyIsToTypeThereAreNoKeys() throws Exception {
    run("TERM", "dumb");
    shows("first start");
    assertThat(shown()).doesNotContain("for keys");
  }
}
