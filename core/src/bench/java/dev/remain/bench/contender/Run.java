// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.contender;

/**
 * One run of {@code main}, in nanoseconds of the clock that all processes of the machine share
 * ({@code System.nanoTime} is CLOCK_MONOTONIC on Linux, and counts from the start of the machine).
 *
 * @param asked when the restart was asked for, or the file was about to be written
 * @param entered the first statement of {@code main}
 * @param ready all classes are initialised
 */
public record Run(long asked, long entered, long ready) {

  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * What an application printed.
   *
   * @param words of its line {@code ran}
   */
  public static Run of(long asked, String... words) {
    return new Run(asked, Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  /** Milliseconds. */
  public double untilEntered() {
    return (entered - asked) / NANOS_PER_MILLI;
  }

  /** Milliseconds. */
  public double untilReady() {
    return (ready - asked) / NANOS_PER_MILLI;
  }
}
