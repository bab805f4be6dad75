// SPDX-License-Identifier: Apache-2.0
package dev.remain.thread;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread for what is looked at beside: made when there is something to look at, and gone when
 * there was nothing for a while. Thread-safe.
 */
public final class Beside {

  private static final Duration IDLE = Duration.ofSeconds(2);

  private final ThreadFactory threads;
  private @Nullable ScheduledThreadPoolExecutor executor; // no start waits for it
  private boolean isClosed;

  public Beside(ThreadFactory threads) {
    this.threads = threads;
  }

  /** Runs that after so long, one thing after the other; null, and never, once it is closed. */
  public synchronized @Nullable Future<?> after(Duration delay, Runnable look) {
    if (isClosed) {
      return null;
    }
    ScheduledThreadPoolExecutor known = executor;
    if (known == null) {
      known = new ScheduledThreadPoolExecutor(1, threads);
      known.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
      known.allowCoreThreadTimeOut(true);
      known.setRemoveOnCancelPolicy(true);
      executor = known;
    }
    return known.schedule(look, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends the thread, and interrupts what it is doing. */
  public synchronized void close() {
    isClosed = true;
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
