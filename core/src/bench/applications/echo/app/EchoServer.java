// SPDX-License-Identifier: Apache-2.0
package app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers every request with the version that runs. */
public final class EchoServer {

  private EchoServer() {}

  /**
   * @param args the port, unless the system property {@code server.port} names another
   */
  public static void main(String[] args) throws IOException {
    final long entered = System.nanoTime();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    int port = Integer.getInteger("server.port", Integer.parseInt(args[0]));
    InetSocketAddress address = new InetSocketAddress(loopback, port);
    HttpServer server = HttpServer.create(address, 100);
    byte[] answer = Version.text().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    System.out.println("ran " + entered + " " + System.nanoTime() + " " + Version.text() + " ");
    if (Boolean.getBoolean("bench.closes")) {
      // For those who end what a framework tells them of, and nothing else.
      System.getProperties().put("bench.close", (Runnable) () -> server.stop(0));
    }
  }
}
