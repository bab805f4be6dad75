// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import java.util.EnumMap;
import java.util.Map;

/** When to look without having been told. Confined to the watch thread. */
final class ScanSchedule {

  /** The reasons for looking. */
  enum Look {
    /** Whether roots came or went. */
    ROOTS,
    /** At archives, and at what links lead to. */
    ASIDE,
    /** Everywhere, because there are no events. */
    POLL,
    /** Everywhere, because events may be lost. */
    SAFETY,
    /** Whether events came after all for what {@link #SAFETY} has found. */
    TRUST,
    /** At what a burst has touched, for late writers and coarse times. */
    VERIFY,
    /** At what hinders a delivery. */
    TROUBLE,
    /** At the trigger file. */
    TRIGGER,
    /** Whether anything changed while the trigger file was written. */
    TRIGGERED
  }

  private final Map<Look, Long> due = new EnumMap<>(Look.class);

  void at(Look look, long nanos) {
    due.put(look, nanos);
  }

  /** Like {@link #at} unless it is due at some time already. */
  void unlessPlanned(Look look, long nanos) {
    due.putIfAbsent(look, nanos);
  }

  boolean isPlanned(Look look) {
    return due.containsKey(look);
  }

  void never(Look look) {
    due.remove(look);
  }

  /** Whether it is time; it is then no longer planned. */
  boolean take(Look look, long now) {
    Long at = due.get(look);
    if (at == null || at - now > 0) {
      return false;
    }
    due.remove(look);
    return true;
  }

  /** The earliest of all, but not after that time. */
  long next(long latest) {
    long next = latest;
    for (long at : due.values()) {
      next = Math.min(next, at);
    }
    return next;
  }
}
