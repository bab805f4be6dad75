// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.thread.BoundedCall;
import dev.remain.thread.Deadline;
import dev.remain.thread.ThreadSource;
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
   * @param deadline until when to wait
   * @return what went wrong in words, or null
   */
  public @Nullable String run(Generation generation, String what, Code code, Deadline deadline) {
    BoundedCall<String> call = start(generation, code);
    return call.await(deadline) ? text(what, call) : call.interrupt(what);
  }

  /**
   * As {@link #run(Generation, String, Code, Deadline)}, for as long as it is worth it.
   *
   * @param each so long is waited, again and again
   * @param goesOn asked on the calling thread each time; false ends the waiting
   */
  public @Nullable String run(
      Generation generation, String what, Code code, Duration each, BooleanSupplier goesOn) {
    BoundedCall<String> call = start(generation, code);
    while (!call.await(Deadline.in(each))) {
      if (!goesOn.getAsBoolean()) {
        return call.interrupt(what);
      }
    }
    return text(what, call);
  }

  private BoundedCall<String> start(Generation generation, Code code) {
    return BoundedCall.start(run -> thread(generation, "remain-hook", run), () -> failure(code));
  }

  /**
   * On the thread of the generation, since what is thrown is the program's, too; empty if nothing.
   */
  private static String failure(Code code) {
    try {
      code.run();
      return "";
    } catch (GenerationEnded e) {
      return ""; // It called exit, which was told when it did.
    } catch (Throwable thrown) {
      return FailureText.line(thrown);
    }
  }

  private static @Nullable String text(String what, BoundedCall<String> call) {
    try {
      String failure = call.result();
      return failure.isEmpty() ? null : what + " threw " + failure;
    } catch (Throwable thrown) { // There was no memory for words.
      return what + " threw " + thrown.getClass().getName();
    }
  }

  /** A thread of the generation that is not started yet. */
  Thread thread(Generation generation, String name, Runnable run) {
    return threads.newThread(generation.threads(), name, generation.loader(), run);
  }
}
