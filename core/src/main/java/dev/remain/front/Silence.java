// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * While a client has not said what it is: whether the program speaks first, as the servers of some
 * protocols do. Then, and when the client says something that is not HTTP, it is the way back of a
 * tunnel. Run by a thread of its own; guarded by its own lock.
 */
final class Silence implements Runnable {

  private static final long RETRY_MILLIS = 250;

  private final Socket client;
  private final Entrance entrance;
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable Backend backend;
  private boolean isTunnel;
  private boolean isOver;

  Silence(Socket client, Entrance entrance) {
    this.client = client;
    this.entrance = entrance;
  }

  @Override
  public void run() {
    int port = 0;
    try {
      while (awaitsOther(port)) {
        Inside inside = entrance.enter(false);
        if (inside != null) {
          inside.leave(); // It has not been asked for anything.
          port = inside.backend().port();
          listen(inside.backend());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      over.countDown();
    }
  }

  /** Whether there is another generation to ask, in time; waits for it. */
  private boolean awaitsOther(int port) throws InterruptedException {
    while (isOpen() && !entrance.leadsElsewhere(port)) {
      over.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
    return isOpen();
  }

  private synchronized boolean isOpen() {
    return !isOver && !client.isClosed();
  }

  private void listen(Backend connected) {
    if (!begins(connected)) {
      connected.close();
      return;
    }
    boolean hasSpoken = connected.speaks();
    if (isTunnel(connected, hasSpoken)) {
      Tunnel.pass(connected.in(), client, client, connected.socket());
    } else {
      connected.close();
    }
  }

  private synchronized boolean begins(Backend connected) {
    if (!isOver) {
      backend = connected;
    }
    return !isOver;
  }

  private synchronized boolean isTunnel(Backend connected, boolean hasSpoken) {
    if (isTunnel) {
      return true;
    }
    backend = null;
    if (isOver || !hasSpoken) {
      return false;
    }
    backend = connected;
    isTunnel = true;
    isOver = true;
    return true;
  }

  /** Whether the program has spoken. */
  synchronized boolean isBroken() {
    return isTunnel;
  }

  /** The client speaks HTTP; false if the program has spoken before. */
  synchronized boolean endsInHttp() {
    if (isTunnel) {
      return false;
    }
    isOver = true;
    Backend unused = backend;
    if (unused != null) {
      unused.close();
    }
    return true;
  }

  /** The client speaks something else, or the program has; null if it has no connection yet. */
  synchronized @Nullable Backend endsInTunnel() {
    isOver = true;
    isTunnel = backend != null;
    return backend;
  }

  /** Passes on what the client says, and returns when that and the way back have ended. */
  void pass(InputStream fromClient, Backend to) throws InterruptedException {
    Tunnel.pass(fromClient, to.socket(), client, to.socket());
    over.await();
  }
}
