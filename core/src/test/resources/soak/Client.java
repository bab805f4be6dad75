// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's HTTP client in a static field, never closed. */
public class Client {
  static final HttpClient CLIENT = HttpClient.newHttpClient();

  public static void main(String[] args) throws Exception {
    int port = Integer.getInteger("soak.port");
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    server.start();
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build();
    CLIENT.send(request, BodyHandlers.discarding());
    CLIENT.sendAsync(request, BodyHandlers.ofString()).thenAccept(answer -> { }).get();
    soak.Gauge.look();
  }
}
