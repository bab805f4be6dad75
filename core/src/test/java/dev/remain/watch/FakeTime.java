// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

/** A clock that a test owns; it starts at an odd place on purpose. */
final class FakeTime implements Time {

  private long nanos = -5_000_000_000L;
  private long millis = 1_700_000_000_000L;
  private long rest;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long millis() {
    return millis;
  }

  @Override
  public void pause(long nanos) {
    advance(nanos);
  }

  void advance(long by) {
    nanos += by;
    rest += by;
    millis += rest / 1_000_000;
    rest %= 1_000_000;
  }
}
