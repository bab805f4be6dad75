// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Messages for a thread that sleeps in its change source: who posts one interrupts it, and only
 * there, since an interrupt would close files that are being read. Thread-safe.
 */
public final class Mailbox<M> {

  private final Object lock = new Object();
  private final Queue<M> messages = new ArrayDeque<>();
  private @Nullable Thread sleeper;

  public void post(M message) {
    synchronized (lock) {
      messages.add(message);
      if (sleeper != null) {
        sleeper.interrupt();
      }
    }
  }

  /** All there are, the oldest first. */
  public List<M> take() {
    synchronized (lock) {
      List<M> taken = new ArrayList<>(messages);
      messages.clear();
      return taken;
    }
  }

  /** Waits for a hint, a message or the time, whatever comes first. */
  public void await(ChangeSource source, long timeoutNanos, ChangeSource.Hints hints) {
    long wait;
    synchronized (lock) {
      wait = messages.isEmpty() ? timeoutNanos : 0;
      sleeper = wait > 0 ? Thread.currentThread() : null;
    }
    try {
      source.poll(wait, hints);
    } catch (InterruptedException e) {
      // A message has come.
      return;
    } finally {
      synchronized (lock) {
        sleeper = null;
        Thread.interrupted();
      }
    }
  }
}
