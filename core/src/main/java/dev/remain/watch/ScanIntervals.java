// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import java.time.Duration;

/**
 * The times of looking without being told, so that tests can have others.
 *
 * @param safetyLow shortest interval of looking everywhere although nothing was told
 * @param safetyHigh longest such interval
 * @param verifyAfter when to look again at what a burst has touched
 * @param rootInterval how often roots are asked whether they are there
 */
record ScanIntervals(
    Duration safetyLow, Duration safetyHigh, Duration verifyAfter, Duration rootInterval) {

  static final ScanIntervals DEFAULT =
      new ScanIntervals(
          Duration.ofSeconds(5),
          Duration.ofSeconds(180),
          Duration.ofMillis(2_500),
          Duration.ofMillis(100));
}
