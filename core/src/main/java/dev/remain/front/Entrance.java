// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.thread.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How one client comes to the generation of the moment. Confined to the client's thread. */
final class Entrance implements AutoCloseable {

  private static final long RETRY_MILLIS = 5;

  private final Passage passage;
  private final Duration patience;
  private @Nullable Backend idle;

  /**
   * @param patience for how long a client waits
   */
  Entrance(Passage passage, Duration patience) {
    this.passage = passage;
    this.patience = patience;
  }

  /**
   * Waits for a generation, and until it listens. What is inside is waited for when that is
   * stopped, until it leaves.
   *
   * @param isRepeatable whether it can be asked again, so that a connection may be taken that has
   *     served another request
   * @return null if the time was over first
   */
  @Nullable Inside enter(boolean isRepeatable) throws InterruptedException {
    Deadline end = Deadline.in(patience);
    while (true) {
      Inside inside = passage.enter(end, isRepeatable);
      if (inside == null) {
        return null;
      }
      Backend kept = isRepeatable ? idle(inside.port()) : null;
      Backend backend = kept == null ? Backend.connect(inside.port()) : kept;
      if (backend != null && inside.begins(backend, kept != null)) {
        return inside;
      }
      if (backend != null) {
        backend.close();
      }
      inside.leave(); // Who waits for somebody to listen need not be waited for.
      if (end.isOver()) {
        return null;
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
  }

  /** Whether there is a generation now, behind another port. Any thread. */
  boolean leadsElsewhere(int port) {
    return passage.leadsElsewhere(port);
  }

  private @Nullable Backend idle(int port) {
    Backend known = idle;
    idle = null;
    if (known == null || (known.port() == port && known.isIdle())) {
      return known;
    }
    known.close();
    return null;
  }

  /** Keeps a connection for the next request. */
  void keep(Backend backend) {
    close();
    idle = backend;
  }

  @Override
  public void close() {
    Backend known = idle;
    idle = null;
    if (known != null) {
      known.close();
    }
  }
}
