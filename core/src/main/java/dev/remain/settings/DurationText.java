// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as users write them: {@code 200ms}, {@code 1.5s}, {@code 2m}. */
final class DurationText {

  /** More digits before the point than any allowed duration has. */
  private static final long ENOUGH = 100_000_000;

  private DurationText() {}

  /** Null if the text is no duration. */
  static @Nullable Duration parse(String text) {
    int end = 0;
    int point = -1;
    while (end < text.length() && isNumeric(text.charAt(end))) {
      if (text.charAt(end) == '.') {
        if (point >= 0) {
          return null;
        }
        point = end;
      }
      end++;
    }
    long unit = unitNanos(text.substring(end));
    int whole = point < 0 ? end : point;
    if (unit == 0 || whole == 0 || point == end - 1) {
      return null;
    }
    long number = 0;
    for (int i = 0; i < whole; i++) {
      number = Math.min(ENOUGH, number * 10 + (text.charAt(i) - '0'));
    }
    long nanos = number * unit;
    for (int i = whole + 1; i < end; i++) {
      unit /= 10;
      nanos += (text.charAt(i) - '0') * unit;
    }
    return Duration.ofNanos(nanos);
  }

  private static boolean isNumeric(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static long unitNanos(String unit) {
    return switch (unit) {
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      default -> 0;
    };
  }
}
