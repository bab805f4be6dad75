// SPDX-License-Identifier: Apache-2.0
package web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A web application with nothing but the JDK. */
public class WebApp {

  /** One word: {@code --server.port=8080}. */
  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0].substring(args[0].indexOf('=') + 1));
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = new Greeting().text().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }
}
