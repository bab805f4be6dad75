// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is being made, by key, and which threads wait for it. Thread-safe. */
final class PendingObjects {

  private final Map<String, PendingObject> byKey = new HashMap<>();

  /** The keys that threads wait for now. */
  private final Map<Thread, String> awaited = new HashMap<>();

  synchronized @Nullable PendingObject of(String key) {
    return byKey.get(key);
  }

  /**
   * The calling thread has it made, and will wait for it: known before the factory runs, so that
   * whoever closes a cycle is refused, and nobody else.
   */
  synchronized void begin(String key, PendingObject making) {
    byKey.put(key, making);
    awaited.put(Thread.currentThread(), key);
  }

  /** Answers whether it was still wanted. */
  synchronized boolean end(String key, PendingObject making) {
    return byKey.remove(key, making);
  }

  /** Whatever is being made now is not wanted any more. */
  synchronized void clear() {
    byKey.clear();
  }

  /**
   * Waits until it is over.
   *
   * @throws IllegalStateException if the calling thread makes something for which this is waited;
   *     or if it is interrupted
   */
  void await(String key, PendingObject making) {
    Thread self = Thread.currentThread();
    try {
      synchronized (this) {
        refuseCycle(key);
        awaited.put(self, key);
      }
      making.await();
    } catch (InterruptedException e) {
      self.interrupt();
      throw new IllegalStateException(Refusals.says(key, "waiting for it was interrupted"), e);
    } finally {
      synchronized (this) {
        awaited.remove(self);
      }
    }
  }

  private void refuseCycle(String key) {
    List<String> chain = new ArrayList<>(List.of(key));
    Thread maker = maker(key);
    while (maker != null) {
      if (maker == Thread.currentThread()) {
        throw new IllegalStateException(Refusals.cycle(chain));
      }
      String next = awaited.get(maker);
      maker = next == null ? null : maker(next);
      if (next != null) {
        chain.add(next);
      }
    }
  }

  private @Nullable Thread maker(String key) {
    PendingObject making = byKey.get(key);
    return making == null ? null : making.maker();
  }
}
