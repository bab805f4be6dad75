// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.front.page.Pages;
import dev.remain.thread.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens on a port for as long as Remain runs, and passes on what comes to the port of the
 * generation that runs. Between generations requests and new connections wait. Thread-safe.
 */
public final class Front implements AutoCloseable {

  private static final int BACKLOG = 1_000;
  private static final long A_MOMENT_NANOS = 1_000_000;

  private final ServerSocket socket;
  private final OwnNames names;
  private final Duration patience;
  private final ThreadFactory threads;
  private final Supplier<String> state;
  private final @Nullable Pages pages;
  private final Passage passage = new Passage();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  private Front(
      ServerSocket socket,
      OwnNames names,
      Duration patience,
      ThreadFactory threads,
      Supplier<String> state,
      @Nullable Pages pages) {
    this.socket = socket;
    this.names = names;
    this.patience = patience;
    this.threads = threads;
    this.state = state;
    this.pages = pages;
  }

  /**
   * Listens; nothing is passed on yet.
   *
   * @param patience for how long a request waits, before it is answered by 503, and a connection
   *     that is not HTTP closed
   * @param threads makes one for each connection, and one more for some
   * @param state why no generation listens, in words
   * @param pages what follows the program in browsers; null if all is to pass as it is
   * @throws IOException if the address cannot be had
   */
  public static Front open(
      InetSocketAddress address,
      Duration patience,
      ThreadFactory threads,
      Supplier<String> state,
      @Nullable Pages pages)
      throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(address, BACKLOG);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    OwnNames names = new OwnNames(address.getHostString());
    Front front = new Front(socket, names, patience, threads, state, pages);
    threads.newThread(front::accept).start();
    return front;
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  /**
   * A port that is free on loopback now.
   *
   * @throws IOException if there is none
   */
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        begin(socket.accept());
      } catch (IOException | OutOfMemoryError e) {
        LockSupport.parkNanos(
            this, A_MOMENT_NANOS); // It was closed, or there are too many for the moment.
      } catch (Throwable thrown) {
        Thread own = Thread.currentThread();
        own.getUncaughtExceptionHandler().uncaughtException(own, thrown); // And goes on.
        LockSupport.parkNanos(this, A_MOMENT_NANOS);
      }
    }
  }

  /** Who cannot be served is not left to wait. */
  private void begin(Socket client) {
    boolean isServed = false;
    clients.add(client);
    try {
      threads.newThread(() -> serve(client)).start();
      isServed = !socket.isClosed();
    } finally {
      if (!isServed) {
        clients.remove(client);
        Backend.closeQuietly(client);
      }
    }
  }

  private void serve(Socket client) {
    try {
      new Connection(client, new Entrance(passage, patience), threads, names, state, pages).run();
    } finally {
      clients.remove(client);
    }
  }

  /** What comes goes there from now on, as soon as somebody listens. */
  public void lead(int port) {
    passage.open(port);
  }

  /**
   * What comes waits from now on.
   *
   * @return how many requests were still on their way when the time was over
   */
  public int hold(Deadline deadline) {
    try {
      return passage.close(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** The generation has failed: whoever can ask the next one does, and need not wait for this. */
  public void failing() {
    passage.end(true);
  }

  /** The generation has ended: nobody waits for its answer any more. */
  public void ended() {
    passage.end(false);
  }

  /** A generation is expected, and what comes waits for it. */
  public void expect() {
    passage.expect();
  }

  /** No generation is expected, and what comes is told so at once. */
  public void expectNone() {
    passage.openToNobody();
  }

  /** Whether somebody listens there, now. */
  public static boolean isListening(int port) {
    Backend backend = Backend.connect(port);
    if (backend != null) {
      backend.close();
    }
    return backend != null;
  }

  /** Ends all connections, too. */
  @Override
  public void close() {
    Backend.closeQuietly(socket);
    if (pages != null) {
      pages.close();
    }
    clients.forEach(Backend::closeQuietly);
  }
}
