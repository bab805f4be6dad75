// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Keeps the JVM alive with the thread that {@code java} gave the program. That thread must not
 * unwind: whatever is thrown through the program's own frames stops a debugger.
 */
final class Keeper {

  private Keeper() {}

  /** Names the thread that will be kept, so that no generation sees it under another name. */
  static void nameThread() {
    Thread.currentThread().setName("remain-keeper");
  }

  /** Waits that long, whatever wakes the thread. */
  static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(Keeper.class, left);
      boolean unused = Thread.interrupted(); // An interrupted thread would not park.
    }
  }

  /** Waits until a look, now and then, says yes. */
  static void await(BooleanSupplier look, Duration between) {
    while (!isTrue(look)) {
      pause(between);
    }
  }

  /** Not if it throws, as where there is no memory: this thread does not end. */
  private static boolean isTrue(BooleanSupplier look) {
    try {
      return look.getAsBoolean();
    } catch (RuntimeException | Error thrown) {
      return false;
    }
  }

  static void keep() {
    while (true) {
      LockSupport.park(Keeper.class);
      boolean unused = Thread.interrupted(); // An interrupted thread would not park.
    }
  }
}
