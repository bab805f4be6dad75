// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A class of a generation. It can run until it is let go. */
public final class Tenant implements Runnable, Consumer<CountDownLatch[]> {

  /** What a proxy may be of. */
  public interface Face {
    void greet();
  }

  private CountDownLatch[] latches = {};
  private int rounds;

  @Override
  public void accept(CountDownLatch[] startedAndLetGo) {
    latches = startedAndLetGo;
  }

  @Override
  public void run() {
    try {
      latches[0].countDown();
      latches[1].await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rounds++;
  }
}
