// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;

/** Listening sockets: what listens is known from here on, and which port could not be had. */
public final class Sockets {

  private Sockets() {}

  /** A call that listens. */
  interface Bind<T> {
    T call() throws IOException;
  }

  /** For {@link ServerSocket#ServerSocket(int)}. */
  public static ServerSocket newServerSocket(int port) throws IOException {
    return listening(port, () -> new ServerSocket(port));
  }

  /** For {@link ServerSocket#ServerSocket(int, int)}. */
  public static ServerSocket newServerSocket(int port, int backlog) throws IOException {
    return listening(port, () -> new ServerSocket(port, backlog));
  }

  /** For {@link ServerSocket#ServerSocket(int, int, InetAddress)}. */
  public static ServerSocket newServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return listening(port, () -> new ServerSocket(port, backlog, address));
  }

  /** For {@link ServerSocket#bind(SocketAddress)}. */
  public static void bind(ServerSocket socket, SocketAddress address) throws IOException {
    bind(socket, address, 50);
  }

  /** For {@link ServerSocket#bind(SocketAddress, int)}. */
  public static void bind(ServerSocket socket, SocketAddress address, int backlog)
      throws IOException {
    listening(
        port(address),
        () -> {
          socket.bind(address, backlog);
          return socket;
        });
  }

  /** For {@link ServerSocketChannel#bind(SocketAddress)}. */
  public static ServerSocketChannel bind(ServerSocketChannel channel, SocketAddress address)
      throws IOException {
    return listening(port(address), () -> channel.bind(address));
  }

  /** For {@link ServerSocketChannel#bind(SocketAddress, int)}. */
  public static ServerSocketChannel bind(
      ServerSocketChannel channel, SocketAddress address, int backlog) throws IOException {
    return listening(port(address), () -> channel.bind(address, backlog));
  }

  /** For {@link AsynchronousServerSocketChannel#bind(SocketAddress)}. */
  public static AsynchronousServerSocketChannel bind(
      AsynchronousServerSocketChannel channel, SocketAddress address) throws IOException {
    return listening(port(address), () -> channel.bind(address));
  }

  /** For {@link AsynchronousServerSocketChannel#bind(SocketAddress, int)}. */
  public static AsynchronousServerSocketChannel bind(
      AsynchronousServerSocketChannel channel, SocketAddress address, int backlog)
      throws IOException {
    return listening(port(address), () -> channel.bind(address, backlog));
  }

  static int port(SocketAddress address) {
    return address instanceof InetSocketAddress internet ? internet.getPort() : 0;
  }

  static <T> T listening(int port, Bind<T> bind) throws IOException {
    try {
      T socket = bind.call();
      if (socket instanceof SelectableChannel channel) {
        Selectors.opened(channel);
      } else {
        Calls.opened(socket);
      }
      return socket;
    } catch (BindException e) {
      if (port > 0) {
        Calls.receiver().portTaken(port);
      }
      throw e;
    }
  }
}
