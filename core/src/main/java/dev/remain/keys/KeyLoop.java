// SPDX-License-Identifier: Apache-2.0
package dev.remain.keys;

import dev.remain.generation.StandardInput;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Looks now and then whether something was typed that nobody waits for. It never waits in a read:
 * who does that may be given what is meant for somebody else, and is stopped in the background.
 * Confined to its thread.
 */
public final class KeyLoop implements Runnable {

  private static final long PAUSE = Duration.ofMillis(200).toNanos();

  private final StandardInput input;
  private final BooleanSupplier mayRead;

  /**
   * @param mayRead asked when something was typed
   */
  KeyLoop(StandardInput input, BooleanSupplier mayRead) {
    this.input = input;
    this.mayRead = mayRead;
  }

  @Override
  public void run() {
    try {
      while (!Thread.interrupted()) {
        turn();
        LockSupport.parkNanos(this, PAUSE);
      }
    } catch (IOException e) {
      // The terminal is gone, and nothing will be typed any more.
    }
  }

  void turn() throws IOException {
    if (input.isLeftAlone() && mayRead.getAsBoolean()) {
      input.look();
    }
  }
}
