// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Tells nothing: somebody else looks, or asks. Confined to the watch thread. */
public final class NoEvents implements ChangeSource {

  @Override
  public void watch(Path directory) {}

  @Override
  public void poll(long timeoutNanos, Hints hints) throws InterruptedException {
    LockSupport.parkNanos(this, timeoutNanos);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @Override
  public void close() {}
}
