// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The JDK's own HTTP server; apart, since a JVM may be made without it. */
public final class HttpServers {

  private HttpServers() {}

  /** For {@link HttpServer#create()}. */
  public static HttpServer create() throws IOException {
    HttpServer server = HttpServer.create();
    Calls.opened(server);
    return server;
  }

  /** For {@link HttpServer#create(InetSocketAddress, int)}. */
  public static HttpServer create(InetSocketAddress address, int backlog) throws IOException {
    return Sockets.listening(address.getPort(), () -> HttpServer.create(address, backlog));
  }

  /** For {@link HttpServer#bind}. */
  public static void bind(HttpServer server, InetSocketAddress address, int backlog)
      throws IOException {
    Sockets.listening(
        address.getPort(),
        () -> {
          server.bind(address, backlog);
          return server;
        });
  }
}
