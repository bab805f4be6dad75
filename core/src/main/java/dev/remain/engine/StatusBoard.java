// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.JarState;
import dev.remain.event.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Keeps what Remain is at for whoever asks. Written by the restart thread, but for what is waited
 * for and what was not built, which the watch thread writes too, and what does not compile; read by
 * any.
 */
final class StatusBoard {

  private final IntSupplier loadersAlive;
  private final Supplier<List<Status.Kept>> kept;
  private volatile String end = "nothing is running";
  private volatile String waiting = "";
  private volatile String paused = "";
  private volatile String notCompiled = "";
  private volatile String notBuilt = "";
  private volatile List<Status.Jar> jars = List.of();
  private volatile List<String> changed = List.of();
  private volatile Now now =
      new Now(Status.State.STARTING, 0, "", Instant.now(), "", Status.Start.NONE);

  /** What the restart thread writes, as one. */
  private record Now(
      Status.State state,
      int generation,
      String fingerprint,
      Instant since,
      String problem,
      Status.Start latest) {}

  /**
   * @param kept what outlives generations
   */
  public StatusBoard(IntSupplier loadersAlive, Supplier<List<Status.Kept>> kept) {
    this.loadersAlive = loadersAlive;
    this.kept = kept;
  }

  /** Which archives stay, and which do not, from now on. */
  void jars(List<JarState> all) {
    List<Status.Jar> told = new ArrayList<>(); // Spelled out: a start does not wait for streams.
    for (JarState jar : all) {
      told.add(new Status.Jar(jar.archive(), jar.isFresh(), jar.reason(), jar.day()));
    }
    jars = List.copyOf(told);
  }

  /**
   * It was entered; the rest is not known yet.
   *
   * @param isOnDisk whether it is what the disk is; else what is wrong with that stays so
   */
  void entered(int generation, boolean isOnDisk) {
    Now was = now;
    waiting = "";
    String problem = isOnDisk ? "" : was.problem();
    now = new Now(Status.State.RUNNING, generation, "", Instant.now(), problem, was.latest());
  }

  /** All is known of the generation that was entered. */
  void started(String fingerprint, String cause, Duration took) {
    Now was = now;
    Status.Start start = new Status.Start(cause, changed, took);
    changed = List.of();
    now = new Now(was.state(), was.generation(), fingerprint, was.since(), was.problem(), start);
  }

  /** These files have changed, and something is about to be done about it. */
  void changed(List<String> files) {
    waiting = "";
    changed = files;
  }

  /** Nothing is done before that is over; empty if nothing is waited for any more. */
  void waiting(String reason) {
    waiting = reason;
  }

  /** Changes wait for that; empty if they do not. */
  void paused(String reason) {
    paused = reason;
  }

  /** Whether changes wait. Any thread. */
  boolean isPaused() {
    return !paused.isEmpty();
  }

  /** What does not compile of what is saved; empty if all does. Any thread. */
  void notCompiled(String errors) {
    notCompiled = errors;
  }

  /** Why the disk seems to be what a failed build left; empty if it does not. Any thread. */
  void notBuilt(String problem) {
    notBuilt = problem;
  }

  void ended(Status.State state, String problem) {
    ended(state, problem, "");
  }

  /**
   * @param why nothing runs, in words and on one line; empty if there is nothing to say
   */
  void ended(Status.State state, String problem, String why) {
    Now was = now;
    end = why.isEmpty() ? "nothing is running" : "nothing is running: " + why;
    now = new Now(state, was.generation(), was.fingerprint(), Instant.now(), problem, was.latest());
  }

  void rejected(String problem) {
    Now was = now;
    waiting = "";
    now =
        new Now(
            was.state(), was.generation(), was.fingerprint(), was.since(), problem, was.latest());
  }

  /** Why the last attempt was not built or compiled, was rejected or failed; else empty. */
  String problem() {
    String unfinished = notBuilt;
    if (!unfinished.isEmpty()) {
      return unfinished;
    }
    return notCompiled.isEmpty() ? now.problem() : notCompiled;
  }

  /** Why a request gets no answer, for whoever sent it: a line, and then what else is known. */
  String whyNobodyAnswers() {
    Now seen = now;
    return seen.state() == Status.State.RUNNING
        ? "generation " + seen.generation() + " does not listen on the port it was given"
        : seen.problem().isEmpty() ? end : end + "\n" + seen.problem();
  }

  /** What runs now, in words. */
  public String running() {
    Now seen = now;
    return seen.state() == Status.State.RUNNING
        ? "still running gen " + seen.generation()
        : "nothing is running";
  }

  Status read() {
    Now seen = now;
    return new Status(
        seen.state(),
        seen.generation(),
        seen.fingerprint(),
        seen.since(),
        paused.isEmpty() ? waiting : paused,
        problem(),
        seen.latest(),
        loadersAlive.getAsInt(),
        kept.get(),
        jars);
  }
}
