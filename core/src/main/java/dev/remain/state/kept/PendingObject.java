// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A kept object that is being made: its factory runs, on another thread than those that wait for
 * it. What it ended with is read after the wait. Thread-safe.
 */
final class PendingObject {

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Thread maker;
  private @Nullable Object value;
  private @Nullable Throwable failure;

  /** One that is over. */
  static PendingObject of(Object value) {
    PendingObject making = new PendingObject();
    making.made(value);
    return making;
  }

  /** The thread that the factory runs on; null until it does. */
  @Nullable Thread maker() {
    return maker;
  }

  void begins() {
    maker = Thread.currentThread();
  }

  void made(Object made) {
    value = made;
    over.countDown();
  }

  void failed(Throwable thrown) {
    failure = thrown;
    over.countDown();
  }

  void await() throws InterruptedException {
    over.await();
  }

  /** What was made; null if it failed. Once it is over. */
  @Nullable Object value() {
    return value;
  }

  /** What went wrong; null if nothing did. Once it is over. */
  @Nullable Throwable failure() {
    return failure;
  }
}
