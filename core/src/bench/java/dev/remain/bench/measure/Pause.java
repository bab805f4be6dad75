// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import java.time.Duration;

/** Lets time pass. */
final class Pause {

  private Pause() {}

  static void of(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
