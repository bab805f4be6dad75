// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.thread.ThreadSource;
import dev.remain.thread.Threads;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs code of a generation on a thread made for it in that generation's group, and waits for it
 * with a deadline. Thread-safe.
 */
public final class GenerationCode {

  private final ThreadSource threads;

  public GenerationCode(ThreadSource threads) {
    this.threads = threads;
  }

  /** Code that may throw anything. */
  @FunctionalInterface
  public interface Code {
    void run() throws Throwable;
  }

  /**
   * @param what names the code, for the thread and for the answer
   * @param endNanos {@link System#nanoTime} until which to wait
   * @return what went wrong in words, or null
   */
  public @Nullable String run(Generation generation, String what, Code code, long endNanos) {
    Outcome outcome = new Outcome();
    Thread thread = thread(generation, "remain-hook", () -> outcome.take(code));
    thread.start();
    if (Threads.join(thread, endNanos)) {
      return outcome.text(what);
    }
    return interrupted(what, thread);
  }

  /**
   * As {@link #run(Generation, String, Code, long)}, for as long as it is worth it.
   *
   * @param each so long is waited, again and again
   * @param goesOn asked on the calling thread each time; false ends the waiting
   */
  public @Nullable String run(
      Generation generation, String what, Code code, Duration each, BooleanSupplier goesOn) {
    Outcome outcome = new Outcome();
    Thread thread = thread(generation, "remain-hook", () -> outcome.take(code));
    thread.start();
    while (!Threads.join(thread, System.nanoTime() + each.toNanos())) {
      if (!goesOn.getAsBoolean()) {
        return interrupted(what, thread);
      }
    }
    return outcome.text(what);
  }

  private static String interrupted(String what, Thread thread) {
    String where = Threads.top(thread);
    thread.interrupt();
    return what + " did not end in time and was interrupted: " + where;
  }

  /** A thread of the generation that is not started yet. */
  Thread thread(Generation generation, String name, Runnable run) {
    return threads.newThread(generation.threads(), name, generation.loader(), run);
  }

  private static final class Outcome {
    private volatile @Nullable String failure;

    @Nullable String text(String what) {
      String thrown = failure;
      return thrown == null ? null : what + " threw " + thrown;
    }

    void take(Code code) {
      try {
        code.run();
      } catch (GenerationEnded e) {
        // It called exit, which was told when it did.
      } catch (Throwable thrown) {
        failure = FailureText.line(thrown);
      }
    }
  }
}
