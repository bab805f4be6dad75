// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.front.page.Insertion;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** A connection to a generation. Used by one thread in each direction. */
final class Backend implements Closeable {

  private static final int CONNECT_MILLIS = 2_000;
  private static final int SOON_MILLIS = 5;

  /** Who has ended in the middle of something does not say the rest. */
  private static final int LAST_MILLIS = 1_000;

  private final int port;
  private final Socket socket;
  private final InputStream in;

  private Backend(int port, Socket socket) throws IOException {
    this.port = port;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Null if nobody listens there, or not yet. */
  static @Nullable Backend connect(int port) {
    for (String host : new String[] {"127.0.0.1", "::1"}) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        return new Backend(port, socket);
      } catch (IOException e) {
        closeQuietly(socket);
      }
    }
    return null;
  }

  int port() {
    return port;
  }

  Socket socket() {
    return socket;
  }

  InputStream in() {
    return in;
  }

  OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  /**
   * The other side has ended: whether it has said something that is still to be read. Whoever reads
   * beyond that is not let wait. Any thread.
   */
  boolean isLastHeard() {
    try {
      socket.setSoTimeout(LAST_MILLIS);
      return socket.getInputStream().available() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits until the other side says something, which is still to be read; false if it ended. */
  boolean speaks() {
    try {
      in.mark(1);
      boolean speaks = in.read() >= 0;
      in.reset();
      return speaks;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a body that is about to come is a text without ASCII; waits for its beginning. */
  boolean startsWide() {
    try {
      in.mark(2);
      int first = in.read();
      int second = in.read();
      in.reset();
      return Insertion.isWide(first, second);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether something of a body comes at once, which is still to be read. */
  boolean speaksSoon() throws IOException {
    try {
      socket.setSoTimeout(SOON_MILLIS);
      in.mark(1);
      in.read();
      in.reset();
      socket.setSoTimeout(0);
      return true;
    } catch (SocketTimeoutException e) {
      socket.setSoTimeout(0);
      return false;
    }
  }

  /** Whether the other side has neither ended the connection nor said anything unasked. */
  boolean isIdle() {
    try {
      socket.setSoTimeout(1);
      in.mark(1);
      in.read();
      return false;
    } catch (SocketTimeoutException e) {
      return restoresTimeout();
    } catch (IOException e) {
      return false;
    }
  }

  private boolean restoresTimeout() {
    try {
      socket.setSoTimeout(0);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }
}
