// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/** Passes on whatever comes, both ways, until both sides have ended. */
final class Tunnel {

  private final ThreadFactory threads;

  /**
   * @param threads one way is on the calling thread, the other on one of these
   */
  Tunnel(ThreadFactory threads) {
    this.threads = threads;
  }

  /** Returns when one direction failed or both have ended. */
  void run(Socket client, InputStream fromClient, Backend backend) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    Thread back =
        threads.newThread(
            () -> {
              pass(backend.in(), client, client, backend.socket());
              over.countDown();
            });
    back.start();
    pass(fromClient, backend.socket(), client, backend.socket());
    over.await();
  }

  /** Where one way fails, nothing is left of the other. */
  static void pass(InputStream from, Socket to, Socket one, Socket other) {
    try {
      HttpBody.copyAll(from, to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      Backend.closeQuietly(one);
      Backend.closeQuietly(other);
    }
  }
}
