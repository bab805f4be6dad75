// SPDX-License-Identifier: Apache-2.0
package hello;

import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetSocketAddress;

public class Main {

  public static void main(String[] args) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(8000), 0);
    server.createContext(
        "/",
        exchange -> {
          String response = "Hello World";
          exchange.sendResponseHeaders(200, response.length());
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(response.getBytes());
          }
        });
    server.setExecutor(null);
    server.start();
  }
}
