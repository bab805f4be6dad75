// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import dev.remain.engine.Engine;
import dev.remain.engine.EngineStatus;
import dev.remain.generation.Generation;
import dev.remain.hook.StopHook;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an application calls. Every call is cheap and does nothing where Remain is off. Thread-safe.
 *
 * @since 0.1
 */
public final class Remain {

  private static volatile @Nullable Engine engine;
  private static volatile boolean isOff;

  private Remain() {}

  /**
   * Runs the calling program under Remain: the first line of {@code main}. The call does not return
   * outside a generation; the program's {@code main} is entered again in a fresh thread and a fresh
   * class loader, where this call returns at once. It returns at once, too, where Remain is off.
   *
   * @param arguments those of {@code main}, given to it again at each restart
   */
  public static void start(String... arguments) {
    if (engine == null && !isOff && !Engine.isInGeneration()) {
      Takeover.of(arguments);
    }
  }

  /**
   * Asks for something to be done before the calling generation is stopped. Hooks run in reverse
   * order of registration, all of them within half of {@code stop-timeout}.
   *
   * @param hook may take its time only within that limit; it is interrupted after it
   */
  public static void onStop(StopHook hook) {
    onStop(hook.getClass().getSimpleName(), hook);
  }

  /**
   * As {@link #onStop(StopHook)}.
   *
   * @param name what messages call the hook
   */
  public static void onStop(String name, StopHook hook) {
    Generation generation = generationOfCaller();
    if (generation != null) {
      generation.onStop(name, hook);
    }
  }

  /**
   * Hands something over, to be closed when the calling generation is stopped: in reverse order,
   * among the hooks of {@link #onStop(StopHook)}.
   *
   * @return the same
   */
  public static <T extends AutoCloseable> T closeOnStop(T resource) {
    onStop(resource.getClass().getSimpleName(), resource::close);
    return resource;
  }

  /**
   * Asks to be told when resources change that need no restart.
   *
   * @param listener is given their paths, relative to their class path entries
   */
  public static void onRefresh(Consumer<List<String>> listener) {
    Generation generation = generationOfCaller();
    if (generation != null) {
      generation.onRefresh(listener);
    }
  }

  /**
   * Asks for the program to be stopped and run again, with the classes it has; does not wait for
   * it. A generation that is being stopped asks in vain.
   *
   * @param reason in a few words, for the user
   */
  public static void restart(String reason) {
    Generation own = Engine.ofCaller();
    Engine running = engine;
    if (running != null && (own == null || !own.isStopping())) {
      running.restart(reason);
    }
  }

  /** What Remain is at now. */
  public static Status status() {
    Engine running = engine;
    return running == null ? Status.OFF : Status.of(running.status());
  }

  private static @Nullable Generation generationOfCaller() {
    Generation own = Engine.ofCaller();
    Engine running = engine;
    return own == null && running != null ? running.running() : own;
  }

  static void engine(Engine running) {
    engine = running;
  }

  /** Whatever the program asks for, Remain was switched off for this JVM. */
  static void off() {
    isOff = true;
  }

  /**
   * What Remain is at, at one moment.
   *
   * @param generation the latest that was started, or 0
   * @param fingerprint of that generation, 32 hexadecimal digits; empty until it is known
   * @param since when the state began
   * @param problem why the last attempt was rejected or failed; empty if it was neither
   * @param loadersAlive how many loaders of stopped generations are still in memory
   * @since 0.1
   */
  public record Status(
      State state,
      int generation,
      String fingerprint,
      Instant since,
      String problem,
      int loadersAlive) {

    static final Status OFF = new Status(State.OFF, 0, "", Instant.EPOCH, "", 0);

    /** What is going on. */
    public enum State {
      /** Remain does nothing in this JVM. */
      OFF,
      STARTING,
      RUNNING,
      /** {@code main} threw, and nothing runs. */
      FAILED,
      /** The program ended, and nothing runs. */
      EXITED,
      /** Remain was closed, and nothing runs. */
      CLOSED
    }

    static Status of(EngineStatus status) {
      return new Status(
          State.valueOf(status.state().name()),
          status.generation(),
          status.fingerprint(),
          status.since(),
          status.problem(),
          status.loadersAlive());
    }
  }
}
