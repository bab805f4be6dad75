// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Baseline;
import dev.remain.watch.disk.ChangeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Messages for the watch thread, which sleeps in its change source: who posts one interrupts it,
 * and only there, since an interrupt would close files that are being read. Thread-safe.
 */
final class WatchInbox {

  /** What others want. */
  sealed interface Message {
    record Rebase(Baseline next) implements Message {}

    record Poke(long ask) implements Message {}

    record OfOurs(HandOver.Step step) implements Message {}

    record Close() implements Message {}
  }

  private final Object lock = new Object();
  private final Queue<Message> messages = new ArrayDeque<>();
  private @Nullable Thread sleeper;

  void post(Message message) {
    synchronized (lock) {
      messages.add(message);
      if (sleeper != null) {
        sleeper.interrupt();
      }
    }
  }

  /** All there are, the oldest first. */
  List<Message> take() {
    synchronized (lock) {
      List<Message> taken = new ArrayList<>(messages);
      messages.clear();
      return taken;
    }
  }

  /** Waits for a hint, a message or the time, whatever comes first. */
  void await(ChangeSource source, long timeoutNanos, ChangeSource.Hints hints) {
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
