// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Defines in the next generation what the generations before it have used, in the same order, on a
 * thread beside the stop of the old one and the new {@code main}, which so finds its classes ready.
 * Runs no code of the program. The thread waits a while for the next restart: starting one takes
 * longer than a small program has. Confined to the restart thread; keeps names only.
 */
public final class Preloader implements AutoCloseable {

  private static final long IDLE_SECONDS = 30;

  private final ThreadFactory threads;
  private final boolean hasRoom;
  private final Set<String> used = new LinkedHashSet<>();
  private @Nullable ExecutorService thread; // made for the first restart: generation 1 has no use

  /**
   * @param threads makes the thread, of Remain's own
   * @param processors of this machine; with a single one the new {@code main} would only be delayed
   */
  public Preloader(ThreadFactory threads, int processors) {
    this.threads = threads;
    this.hasRoom = processors > 1;
  }

  /**
   * Begins, and does not wait.
   *
   * @param running what runs until the next one does, if anything does
   */
  public void begin(@Nullable Generation running, Generation next) {
    if (running != null) {
      used.addAll(running.loader().defined());
    }
    if (hasRoom && !used.isEmpty()) {
      List<String> names = List.copyOf(used);
      thread().execute(() -> define(names, next));
    }
  }

  private ExecutorService thread() {
    ExecutorService known = thread;
    if (known == null) {
      known =
          new ThreadPoolExecutor(
              0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
      thread = known;
    }
    return known;
  }

  /** Ends the thread after what it is doing. */
  @Override
  public void close() {
    if (thread != null) {
      thread.shutdown();
    }
  }

  private static void define(List<String> names, Generation next) {
    try {
      for (String name : names) {
        if (next.isStopping()) {
          return;
        }
        next.loader().defineAhead(name);
      }
    } catch (OutOfMemoryError e) {
      // The program meets it, and its handler of uncaught exceptions is not for this thread.
    }
  }
}
