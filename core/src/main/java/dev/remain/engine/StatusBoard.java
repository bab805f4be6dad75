// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import java.time.Instant;
import java.util.function.IntSupplier;

/** Keeps what the engine is at for whoever asks. Written by the restart thread, read by any. */
final class StatusBoard {

  private final IntSupplier loadersAlive;
  private volatile String end = "nothing is running";
  private volatile EngineStatus now =
      new EngineStatus(EngineStatus.State.STARTING, 0, "", Instant.now(), "", 0);

  StatusBoard(IntSupplier loadersAlive) {
    this.loadersAlive = loadersAlive;
  }

  void running(int generation, String fingerprint) {
    now =
        new EngineStatus(EngineStatus.State.RUNNING, generation, fingerprint, Instant.now(), "", 0);
  }

  void ended(EngineStatus.State state, String problem) {
    ended(state, problem, "");
  }

  /**
   * @param why nothing runs, in words and on one line; empty if there is nothing to say
   */
  void ended(EngineStatus.State state, String problem, String why) {
    EngineStatus was = now;
    end = why.isEmpty() ? "nothing is running" : "nothing is running: " + why;
    now = new EngineStatus(state, was.generation(), was.fingerprint(), Instant.now(), problem, 0);
  }

  void rejected(String problem) {
    EngineStatus was = now;
    now =
        new EngineStatus(was.state(), was.generation(), was.fingerprint(), was.since(), problem, 0);
  }

  /** Why a request gets no answer, for whoever sent it. */
  String whyNobodyAnswers() {
    EngineStatus seen = now;
    return seen.state() == EngineStatus.State.RUNNING
        ? "generation " + seen.generation() + " does not listen on the port it was given"
        : end;
  }

  EngineStatus read() {
    EngineStatus seen = now;
    return new EngineStatus(
        seen.state(),
        seen.generation(),
        seen.fingerprint(),
        seen.since(),
        seen.problem(),
        loadersAlive.getAsInt());
  }
}
