// SPDX-License-Identifier: Apache-2.0
package dev.remain.thread;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Code of others on a thread made for it, which is waited for within a limit. Started by one
 * thread, which waits and asks; the code runs on the other.
 */
public final class BoundedCall<T> {

  private final Code<T> code;
  private final Thread thread;
  private volatile @Nullable T answer;
  private volatile @Nullable Throwable thrown;

  /** Code that may throw anything. */
  @FunctionalInterface
  public interface Code<T> {
    T run() throws Throwable;
  }

  private BoundedCall(ThreadFactory threads, Code<T> code) {
    this.code = code;
    this.thread = threads.newThread(this::run);
  }

  /** Begins. */
  public static <T> BoundedCall<T> start(ThreadFactory threads, Code<T> code) {
    BoundedCall<T> call = new BoundedCall<>(threads, code);
    call.thread.start();
    return call;
  }

  private void run() {
    try {
      answer = code.run();
    } catch (Throwable failure) {
      thrown = failure;
    }
  }

  /** Waits until then at most; answers whether the code has ended. */
  public boolean await(Deadline deadline) {
    return Threads.join(thread, deadline);
  }

  /** Interrupts code that has not ended in time, and says so. */
  public String interrupt(String what) {
    String where = Threads.top(thread);
    thread.interrupt();
    return what + " did not end in time and was interrupted: " + where;
  }

  /**
   * What it answered, once it has ended.
   *
   * @throws Throwable what it threw; that it answered null, which it must not
   */
  public T result() throws Throwable {
    Throwable failure = thrown;
    if (failure != null) {
      throw failure;
    }
    return Objects.requireNonNull(answer);
  }
}
