// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.Capture;
import dev.remain.classpath.Publication;
import dev.remain.watch.disk.ChangeSource;
import dev.remain.watch.disk.JdkWatchSource;
import dev.remain.watch.disk.NoEvents;
import dev.remain.watch.disk.Time;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Watches the class path and tells when a build is over, and what it changed. One thread of its own
 * does everything; what is called here only leaves it a message. Thread-safe.
 */
public final class Watcher implements AutoCloseable {

  private static final long PATIENCE_MILLIS = Duration.ofSeconds(1).toMillis();

  private final WatchLoop loop;
  private final AtomicLong asks = new AtomicLong();
  private final ThreadFactory threads;
  private volatile @Nullable Thread thread;

  /**
   * @param capture is offered every file that is read at the start, and completed
   * @param listener told on the watch thread
   * @param threads makes the one thread
   */
  public Watcher(WatchPlan plan, Capture capture, WatchListener listener, ThreadFactory threads) {
    this.threads = threads;
    ChangeSource source = new NoEvents();
    String problem = null;
    if (plan.mode() == WatchPlan.Mode.AUTO || plan.mode() == WatchPlan.Mode.EVENTS) {
      try {
        source = new JdkWatchSource(fileSystem(plan));
      } catch (IOException e) {
        problem = String.valueOf(e.getMessage());
      }
    }
    loop = new WatchLoop(plan, capture, listener, source, Time.system(), ScanIntervals.DEFAULT);
    if (problem != null) {
      loop.pollInstead(problem);
    }
  }

  private static FileSystem fileSystem(WatchPlan plan) {
    return plan.roots().isEmpty()
        ? FileSystems.getDefault()
        : plan.roots().get(0).path().getFileSystem();
  }

  /** Makes and starts the thread, which reads every root to its end first. */
  public void start() {
    Thread made = threads.newThread(loop);
    made.setDaemon(true);
    thread = made;
    made.start();
  }

  /** Says what the running generation was loaded from, from now on. */
  public void baseline(Baseline next) {
    loop.post(new WatchMessage.Rebase(next));
  }

  /** Says that this process is about to write classes: nothing is delivered until it has. */
  public void publishing() {
    loop.post(new WatchMessage.OfOurs(new HandOver.Writing()));
  }

  /** Says that it has, and what: that is a build that is over. */
  public void published(Publication what) {
    loop.post(new WatchMessage.OfOurs(new HandOver.Written(what)));
  }

  /** Says that a file which somebody else wrote is as good as what was published. */
  public void alike(Publication.File file) {
    loop.post(new WatchMessage.OfOurs(new HandOver.Alike(file)));
  }

  /**
   * Looks everywhere at once and delivers what there is, be it nothing.
   *
   * @return the number of this request, which the change set has that answers it or a later one
   */
  public long poke() {
    long ask = asks.incrementAndGet();
    loop.post(new WatchMessage.Poke(ask));
    return ask;
  }

  /**
   * Looks everywhere, and says when all is told of that was written until now.
   *
   * @return the number of this request, which the answer has, or a later one
   */
  public long look() {
    long ask = asks.incrementAndGet();
    loop.post(new WatchMessage.Look(ask));
    return ask;
  }

  /** Ends watching; waits a little for what is being done. */
  @Override
  public void close() {
    loop.post(new WatchMessage.Close());
    Thread running = thread;
    if (running == null || running == Thread.currentThread()) {
      return;
    }
    try {
      running.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
