// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.thread.BoundedCall;
import dev.remain.thread.Deadline;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;

/**
 * Runs code that archives of the base bring for Remain, on a thread made for it, and waits for it
 * with a deadline. Thread-safe.
 */
public final class BaseCode {

  private final ThreadFactory threads;
  private final Duration limit;

  /**
   * @param threads makes daemons of Remain's own
   * @param limit for each call
   */
  public BaseCode(ThreadFactory threads, Duration limit) {
    this.threads = threads;
    this.limit = limit;
  }

  /** It hangs. */
  public static final class Overdue extends Exception {
    private static final long serialVersionUID = 1;

    Overdue(String sentence) {
      super(sentence);
    }
  }

  /**
   * What the code answers.
   *
   * @param what names the code, for the message
   * @throws Exception what the code threw; or that it did not end in time, which the message says
   */
  public <T> T call(String what, Callable<T> code) throws Exception {
    BoundedCall<T> call = BoundedCall.start(threads, code::call);
    if (!call.await(Deadline.in(limit))) {
      throw new Overdue(call.interrupt(what));
    }
    try {
      return call.result();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable thrown) {
      throw new IllegalStateException(what + " threw " + thrown, thrown);
    }
  }
}
