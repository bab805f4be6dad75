// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A steady stream of requests, each on a connection of its own, sent when it is due whether or not
 * earlier ones were answered. Closing ends it.
 */
final class HttpLoad implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final int port;
  private final long nanosBetween;
  private final ExecutorService askers = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<HttpAnswer> answers = new ConcurrentLinkedQueue<>();
  private final Thread pace = new Thread(this::send, "bench-load");
  private volatile boolean isOver;

  /**
   * @param perSecond requests
   */
  HttpLoad(int port, int perSecond) {
    this.port = port;
    this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
    pace.start();
  }

  private void send() {
    long due = System.nanoTime();
    while (!isOver) {
      askers.execute(() -> answers.add(HttpAnswer.of(port, PATIENCE)));
      due += nanosBetween;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  /** Ends it, waits for the last answers, and tells all of them. */
  List<HttpAnswer> end() {
    close();
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    isOver = true;
    try {
      pace.join();
      askers.shutdown();
      if (!askers.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("requests outlast their limit");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
