// SPDX-License-Identifier: Apache-2.0
package dev.remain.keys;

import dev.remain.engine.Engine;
import dev.remain.event.Outcome;
import dev.remain.event.Status;
import dev.remain.generation.StandardInput;
import dev.remain.report.ConsoleReporter;
import dev.remain.report.StatusText;
import dev.remain.report.Terminal;
import dev.remain.thread.RemainThreads;
import dev.remain.woven.Inputs;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what is typed. Begins with the first start, if there is a terminal to type at. Confined to
 * the thread that looks for keys, but for {@link #get}.
 */
public final class Keys implements StandardInput.Keys, Supplier<String> {

  private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

  private final Engine engine;
  private final @Nullable String page;
  private final ConsoleReporter console;
  private final RemainThreads threads;
  private final IntConsumer leave;
  private boolean isMarked;

  /**
   * @param page where the program is to be seen, or null
   * @param leave ends the JVM with a status
   */
  public Keys(
      Engine engine,
      @Nullable String page,
      ConsoleReporter console,
      RemainThreads threads,
      IntConsumer leave) {
    this.engine = engine;
    this.page = page;
    this.console = console;
    this.threads = threads;
    this.leave = leave;
  }

  /**
   * Begins, if somebody can type, be it later, when the process comes to the foreground; answers
   * what to say of it, on whatever thread that is asked.
   */
  @Override
  public String get() {
    if (!Terminal.hasKeyboard(System.getenv())) {
      return "";
    }
    engine.input().keys(this);
    threads.own("keys", new KeyLoop(engine.input(), Keys::mayRead)).start();
    return Foreground.isHere() ? "  h + Enter for keys" : "";
  }

  /** A child may be what is typed for. */
  private static boolean mayRead() {
    return !Inputs.areReadPast()
        && Foreground.isHere()
        && ProcessHandle.current().children().noneMatch(child -> !isOurs(child));
  }

  /** The compiler in a JVM of its own reads nothing from a terminal. */
  private static boolean isOurs(ProcessHandle child) {
    return child.info().commandLine().orElse("").contains("dev.remain.compile.");
  }

  @Override
  public boolean take(String line, boolean isPrograms) {
    boolean hasMark = line.startsWith(Key.MARK);
    Key key = Key.of(hasMark ? line.substring(1) : line);
    if (key == null) {
      return false;
    }
    if (isPrograms && !hasMark) {
      if (!isMarked) {
        isMarked = true;
        console.say("\"" + line + "\" is kept for the program, which reads input: type :" + line);
      }
      return false;
    }
    isMarked |= isPrograms;
    threads.own("key", () -> press(key)).start();
    return true;
  }

  void press(Key key) {
    switch (key) {
      case RESTART -> tell(engine.restart("asked for", false));
      case FULL_RESTART -> tell(engine.restart("asked for", true));
      case BACK -> tell(engine.back());
      case STATUS -> console.say(StatusText.of(engine.status(), Instant.now()));
      case ERROR -> error();
      case PAUSE -> pause();
      case OPEN -> open();
      case CLEAR -> console.write(CLEAR);
      case QUIT -> leave.accept(0);
      case HELP -> console.say(Key.help(isMarked));
    }
  }

  /** What became of it the events tell, but where there are none. */
  private void tell(CompletionStage<Outcome> asked) {
    var unused =
        asked.thenAccept(
            outcome -> {
              if (outcome.kind() == Outcome.Kind.NOTHING_DONE) {
                console.say(outcome.problem());
              }
            });
  }

  private void error() {
    Status status = engine.status();
    console.say(status.problem().isEmpty() ? "no errors" : status.problem());
  }

  private void pause() {
    boolean isPaused = engine.isPaused();
    var unused =
        engine
            .pause(!isPaused)
            .thenAccept(
                outcome ->
                    console.say(isPaused ? "going on" : engine.status().waiting() + " (p again)"));
  }

  private void open() {
    if (page == null) {
      console.say("where the program is to be seen is not known: front=8080 makes it so");
      return;
    }
    String system = System.getProperty("os.name", "");
    List<String> command =
        system.startsWith("Windows")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", page)
            : List.of(system.startsWith("Mac") ? "open" : "xdg-open", page);
    try {
      Process unused = new ProcessBuilder(command).start();
    } catch (IOException e) {
      console.say(page + " is the page; " + command.get(0) + " cannot open it: " + e.getMessage());
    }
  }
}
