// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.remain.Remain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.sql.DataSource;

/** Serves the meadow: {@code SampleApp [port]}. */
public final class SampleApp {

  private static final int DEFAULT_PORT = 8080;
  private static final int STEP_MILLIS = 40;

  private SampleApp() {}

  /** Goes on until it is stopped: one step of the meadow after another, each told to the pages. */
  public static void main(String[] args) throws Exception {
    Remain.start(args);
    int port = args.length == 0 ? DEFAULT_PORT : Integer.parseInt(args[0]);

    // What is slow to make, or has connections, is kept: made once, the same in each generation.
    DataSource database = Remain.keep("database", DataSource.class, Scores::open);
    Meadow meadow = new Meadow(new Scores(database));
    Stream stream = new Stream();
    HttpHandler pages = Remain.reloadable("pages", HttpHandler.class, new Pages(meadow, stream));
    HttpServer unused = Remain.keep("server", HttpServer.class, () -> serve(port, pages));

    Remain.onRefresh(stream::refreshed);
    System.out.println("The meadow is at http://localhost:" + port + ": edit Npc.java and save");
    while (Remain.running()) {
      Remain.checkpoint(); // Between two steps: here it is stopped, and its creatures carried on.
      meadow.step();
      stream.send(View.of(meadow));
      Thread.sleep(STEP_MILLIS);
    }
  }

  private static HttpServer serve(int port, HttpHandler pages) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", pages);
    server.start();
    return server;
  }
}
