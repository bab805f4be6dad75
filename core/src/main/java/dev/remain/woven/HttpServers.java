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

  /**
   * Ends one at once. The JDK's own closes its port by its selector's next turn, which never comes
   * for one that was not started: so it is, for that alone, and serves nobody.
   */
  public static void end(Object thing) {
    HttpServer server = (HttpServer) thing;
    if (server.getClass().getName().startsWith("sun.net.httpserver.")) {
      try {
        server.setExecutor(request -> {});
        server.start();
      } catch (IllegalStateException e) {
        // It was, or has no port.
      }
    }
    server.stop(0);
  }
}
