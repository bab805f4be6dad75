// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

/** A clock that a test owns; it starts at an odd place on purpose. */
public final class FakeTime implements Time {

  private long nanos = -5_000_000_000L;
  private long millis = 1_700_000_000_000L;
  private long rest;

  /** Runs whenever the time of day is asked for, as after the reading of a file. */
  public Runnable atMillis = () -> {};

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long millis() {
    atMillis.run();
    return millis;
  }

  @Override
  public void pause(long nanos) {
    advance(nanos);
  }

  /** The time of day for a file system in memory, which holds its locks then. */
  public long millisOfFiles() {
    return millis;
  }

  public void advance(long by) {
    nanos += by;
    rest += by;
    millis += rest / 1_000_000;
    rest %= 1_000_000;
  }
}
