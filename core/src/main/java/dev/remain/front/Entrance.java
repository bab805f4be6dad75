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
   * @param reuses whether a connection may be taken that has served another request
   * @return null if the time was over first
   */
  @Nullable Inside enter(boolean reuses) throws InterruptedException {
    Deadline end = Deadline.in(patience);
    while (true) {
      int port = passage.enter(end);
      if (port == 0) {
        return null;
      }
      Backend kept = reuses ? idle(port) : null;
      Backend backend = kept == null ? Backend.connect(port) : kept;
      if (backend != null) {
        return new Inside(backend, kept != null);
      }
      passage.leave(); // Who waits for somebody to listen need not be waited for.
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

  /** One request, or one connection, that a generation has. */
  final class Inside {

    private final Backend backend;
    private final boolean isUsed;
    private boolean hasLeft;

    private Inside(Backend backend, boolean isUsed) {
      this.backend = backend;
      this.isUsed = isUsed;
    }

    Backend backend() {
      return backend;
    }

    /** Whether the connection has served another request, and may have ended at this moment. */
    boolean isUsed() {
      return isUsed;
    }

    /** Nobody waits for it any more. */
    void leave() {
      if (!hasLeft) {
        hasLeft = true;
        passage.leave();
      }
    }
  }
}
