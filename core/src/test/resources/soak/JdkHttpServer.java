// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.Executors;

/** The JDK's HTTP server, never stopped. */
public class JdkHttpServer {
  public static void main(String[] args) throws Exception {
    int port = Integer.getInteger("soak.port");
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write("ok".getBytes());
      exchange.close();
    });
    server.start();
    new URL("http://localhost:" + port + "/").openStream().readAllBytes();
    soak.Gauge.look();
  }
}
