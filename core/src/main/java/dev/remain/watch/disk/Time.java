// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.util.concurrent.locks.LockSupport;

/** The clocks of the watcher. */
public interface Time {

  /** A time that never jumps; for durations. */
  long nanos();

  /** The time of day, comparable with that of files. */
  long millis();

  /** Does nothing for that long. */
  void pause(long nanos);

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

      @Override
      public void pause(long nanos) {
        LockSupport.parkNanos(this, nanos);
      }
    };
  }
}
