// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

/**
 * How an amount went from one generation to the next: what was not given back at an end, and is
 * more at the next rest than it was before, goes on. Confined to one thread.
 */
final class Course {

  /** What is larger is a time, or was made by chance. */
  private static final double MOST = 1_000_000_000;

  private final double first;
  private double atRest;
  private double left;
  private boolean hasRisen;

  /**
   * @param value that a new JVM would have
   */
  Course(double value) {
    this.first = value;
    this.atRest = value;
    this.left = value;
  }

  /** Whether it went on where a new JVM would have begun. */
  boolean goesOn(Amount now) {
    return first >= 0
        && now.value() <= MOST
        && isKept(now)
        && switch (now.kind()) {
          case FIELD, COUNTER, FILED -> now.value() > first;
          case ELEMENTS -> atRest > 0 && now.value() > atRest;
          case ENTRIES -> hasRisen && rises(now);
        };
  }

  /** Whether nothing was given back at the end, nor taken away at the start. */
  private boolean isKept(Amount now) {
    return left >= atRest && now.value() >= left;
  }

  /** Whether it was added to by a start, of which a program that has changed is no reason twice. */
  private boolean rises(Amount now) {
    return isKept(now) && atRest > 0 && now.value() > left;
  }

  /** What it was before it grew. */
  double former(Amount now) {
    return switch (now.kind()) {
      case FIELD, COUNTER, FILED -> first;
      case ELEMENTS, ENTRIES -> atRest;
    };
  }

  /** Its generation has come to rest. */
  void rested(Amount now) {
    hasRisen = rises(now);
    atRest = now.value();
    left = now.value();
  }

  /** Its generation has ended, and leaves so much to the next. */
  void ended(double value) {
    left = value;
  }
}
