// SPDX-License-Identifier: Apache-2.0
package dev.remain.event;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What Remain is at, at one moment. Immutable.
 *
 * @param generation the latest that was started, or 0
 * @param fingerprint of that generation, 32 hexadecimal digits; empty until it is known
 * @param since when the state began
 * @param waiting what is waited for before anything happens, such as a build that is visibly
 *     unfinished; empty if nothing is
 * @param problem why what was saved last did not compile, was rejected or failed, or with what
 *     status other than 0 the program exited; else empty
 * @param latest how the latest generation came to be started
 * @param loadersAlive how many loaders of stopped generations are still in memory
 * @param kept what outlives generations, the oldest first
 * @param jars archives of the class path that are not live, in its order
 * @since 0.1
 */
public record Status(
    State state,
    int generation,
    String fingerprint,
    Instant since,
    String waiting,
    String problem,
    Start latest,
    int loadersAlive,
    List<Kept> kept,
    List<Jar> jars) {

  public Status {
    kept = List.copyOf(kept);
    jars = List.copyOf(jars);
  }

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

  /**
   * How a generation came to be started.
   *
   * @param cause in words, such as {@code first start}; empty if none was started
   * @param changed the files that had changed since the one before, as the event {@code changed}
   *     has them
   * @param took from the last write of the build, or from the request, until {@code main} was
   *     entered
   */
  public record Start(String cause, List<String> changed, Duration took) {

    /** Nothing was started. */
    public static final Start NONE = new Start("", List.of(), Duration.ZERO);

    public Start {
      changed = List.copyOf(changed);
    }
  }

  /**
   * An object that outlives generations.
   *
   * @param key names it
   * @param type the name of its class
   * @param since when it was made
   */
  public record Kept(String key, String type, Instant since) {}

  /**
   * An archive of the class path that is not live.
   *
   * @param isFresh whether each generation loads it anew, instead of its being kept
   * @param reason why it is loaded anew, in words that follow its name; empty if it is kept
   * @param day since when that is known, as {@code 2026-11-30}; empty if since this JVM runs
   */
  public record Jar(Path path, boolean isFresh, String reason, String day) {}
}
