// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

/** The clocks of the watcher. */
interface Time {

  /** A time that never jumps; for durations. */
  long nanos();

  /** The time of day, comparable with that of files. */
  long millis();

  static Time system() {
    return new Time() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public long millis() {
        return System.currentTimeMillis();
      }
    };
  }
}
