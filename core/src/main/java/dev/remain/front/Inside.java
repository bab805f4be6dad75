// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request, or one connection, that a generation has. Confined to the client's thread, but for
 * {@link #end}, which takes from it what that generation will not answer; guarded by its own lock.
 */
final class Inside {

  private final Passage passage;
  private final int port;
  private final Set<Inside> others;
  private final boolean isRepeatable;
  private @Nullable Backend backend;
  private boolean isUsed;
  private boolean isAnswered;
  private boolean hasEnded;
  private boolean hasLeft;

  /**
   * @param others that the same generation has
   * @param isRepeatable whether it can go to the next generation instead
   */
  Inside(Passage passage, int port, Set<Inside> others, boolean isRepeatable) {
    this.passage = passage;
    this.port = port;
    this.others = others;
    this.isRepeatable = isRepeatable;
  }

  int port() {
    return port;
  }

  Set<Inside> others() {
    return others;
  }

  boolean isRepeatable() {
    return isRepeatable;
  }

  /**
   * Has its connection from now on.
   *
   * @param used whether that has served another request
   * @return false if the generation has ended, and nothing is to be asked there
   */
  synchronized boolean begins(Backend connected, boolean used) {
    backend = connected;
    isUsed = used;
    return !hasEnded;
  }

  synchronized Backend backend() {
    if (backend == null) {
      throw new IllegalStateException("not connected");
    }
    return backend;
  }

  /** Whether the connection has served another request, and may have ended at this moment. */
  boolean isUsed() {
    return isUsed;
  }

  /** The head of the answer has come; false if the rest will not. */
  synchronized boolean answers() {
    isAnswered = !hasEnded;
    return isAnswered;
  }

  /** The generation has ended: what has come of an answer is one, and nothing else will be. */
  synchronized void end() {
    if (isAnswered || hasEnded) {
      return;
    }
    if (backend == null || !backend.isLastHeard()) {
      hasEnded = true;
      if (backend != null) {
        backend.close();
      }
    }
  }

  /** Whether the generation ends or has ended, or does not listen any more. */
  boolean isOver() {
    return !passage.leadsTo(this) || !Front.isListening(port);
  }

  /** Nobody waits for it any more. */
  void leave() {
    if (!hasLeft) {
      hasLeft = true;
      passage.leave(this);
    }
  }
}
