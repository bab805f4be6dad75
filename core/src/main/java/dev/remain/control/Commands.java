// SPDX-License-Identifier: Apache-2.0
package dev.remain.control;

import dev.remain.engine.Engine;
import dev.remain.event.Outcome;
import dev.remain.event.Status;
import dev.remain.json.JsonObject;
import dev.remain.report.StatusText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked for, and the answers. Thread-safe; who asks waits for it.
 *
 * @param beginning for how long a {@code main} that was just entered is not yet told as running
 */
record Commands(Engine engine, Recent recent, Duration beginning) {

  /** What a client may send, each on a line. */
  static final List<String> NAMES =
      List.of(
          "status",
          "await",
          "restart",
          "full-restart",
          "back",
          "pause",
          "resume",
          "errors",
          "logs",
          "events");

  /** Longer than that nothing is waited for; who wants to may ask again. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Answers with {@code ok}, whether what was saved last runs, and a {@code text} for people. */
  JsonObject answer(String command) throws InterruptedException {
    return switch (command) {
      case "status" -> status();
      case "errors" -> errors();
      case "logs" -> new JsonObject().put("ok", true).put("text", recent.words());
      case "await" -> done(engine.settled());
      case "restart" -> done(engine.restart("asked for", false));
      case "full-restart" -> done(engine.restart("asked for", true));
      case "back" -> done(engine.back());
      case "pause" -> paused(engine.pause(true));
      case "resume" -> done(engine.pause(false));
      default ->
          new JsonObject()
              .put("ok", false)
              .put(
                  "text",
                  "\""
                      + command
                      + "\" is nothing that can be asked; it is one of "
                      + String.join(", ", NAMES));
    };
  }

  private JsonObject status() {
    Status status = engine.status();
    return answer(status, null, StatusText.of(status, Instant.now()));
  }

  private JsonObject errors() {
    Status status = engine.status();
    String problem = status.problem();
    return answer(status, null, problem.isEmpty() ? "no errors" : problem);
  }

  private JsonObject done(CompletionStage<Outcome> asked) throws InterruptedException {
    Outcome outcome = await(asked);
    if (outcome == null) {
      return late();
    }
    engine.awaitBeginning(beginning);
    Status status = engine.status();
    String text = StatusText.state(status);
    String problem = outcome.problem().isEmpty() ? status.problem() : outcome.problem();
    if (!problem.isEmpty()) {
      text = problem + "\n" + text;
    } else if (!status.latest().cause().isEmpty()) {
      text += ": " + status.latest().cause();
    }
    return answer(status, outcome, text);
  }

  /** That it is left alone is well, whatever has become of what was saved before. */
  private JsonObject paused(CompletionStage<Outcome> asked) throws InterruptedException {
    if (await(asked) == null) {
      return late();
    }
    Status status = engine.status();
    if (status.waiting().isEmpty()) {
      return status();
    }
    String text = status.waiting() + "\n" + StatusText.state(status);
    return answer(status, true, verdict(status, null), text);
  }

  private JsonObject late() {
    String text = "it takes longer than " + LONGEST.toMinutes() + " minutes: ask again";
    return answer(engine.status(), false, "late", text);
  }

  private static JsonObject answer(Status status, @Nullable Outcome outcome, String text) {
    String verdict = verdict(status, outcome);
    boolean isWell = verdict.equals("running") || verdict.equals("exited");
    return answer(status, isWell, verdict, text);
  }

  private static JsonObject answer(Status status, boolean isWell, String verdict, String text) {
    return StatusJson.add(
        new JsonObject().put("ok", isWell).put("verdict", verdict).put("text", text), status);
  }

  /** What has become of what was saved last, in one word. */
  private static String verdict(Status status, @Nullable Outcome outcome) {
    if (outcome != null && outcome.kind() == Outcome.Kind.NOTHING_DONE) {
      return "nothing-done";
    }
    boolean isWrong =
        !status.problem().isEmpty() || (outcome != null && !outcome.problem().isEmpty());
    if (!isWrong) {
      return status.state().name().toLowerCase(Locale.ROOT);
    }
    return status.state() == Status.State.RUNNING ? "rejected" : "failed";
  }

  /** Null if it takes too long. */
  private static @Nullable Outcome await(CompletionStage<Outcome> asked)
      throws InterruptedException {
    try {
      return asked.toCompletableFuture().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw new AssertionError(e); // It is never completed with an exception.
    }
  }
}
