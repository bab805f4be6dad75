// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers with their noun or unit, as people read them. */
final class Amount {

  private static final long MINUTE_MILLIS = 60_000;

  private Amount() {}

  static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** {@code 30,011 objects}. */
  static String grouped(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d ", count) + (count == 1 ? one : many);
  }

  /** {@code 87 ms}, {@code 12.4 s}, {@code 3 min 20 s}, {@code 8 h 5 min}. */
  static String of(Duration duration) {
    long millis = millis(duration);
    if (millis < 1_000) {
      return millis + " ms";
    }
    long tenths = divide(millis, 100);
    if (tenths < 1_000) {
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    long seconds = divide(millis, 1_000);
    if (seconds < 6_000) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    long minutes = divide(millis, MINUTE_MILLIS);
    return minutes / 60 + " h " + minutes % 60 + " min";
  }

  /** Rounded; a negative duration is none. */
  static long millis(Duration duration) {
    return Math.max(0, divide(duration.getNano(), 1_000_000) + duration.getSeconds() * 1_000);
  }

  private static long divide(long dividend, long divisor) {
    return (dividend + divisor / 2) / divisor;
  }
}
