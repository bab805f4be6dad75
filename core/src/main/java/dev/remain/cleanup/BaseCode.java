// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    FutureTask<T> task = new FutureTask<>(code);
    Thread thread = threads.newThread(task);
    thread.start();
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      String where = top(thread);
      thread.interrupt();
      throw new Overdue(what + " did not end in time and was interrupted: " + where);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause instanceof Exception exception) {
        throw exception;
      }
      throw e;
    }
  }

  /** The top frame outside the JDK. */
  private static String top(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      String module = frame.getModuleName();
      if (module == null || !module.startsWith("java.")) {
        String line = frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "";
        String place = frame.getFileName() == null ? "" : "(" + frame.getFileName() + line + ")";
        return frame.getClassName() + "." + frame.getMethodName() + place;
      }
    }
    return "its end";
  }
}
