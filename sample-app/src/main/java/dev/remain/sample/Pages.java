// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Map;

/** Answers the page and its parts as they are now, the stream, and who throws a seed. */
final class Pages implements HttpHandler {

  private static final Map<String, File> FILES =
      Map.of(
          "/", new File("/static/meadow.html", "text/html;charset=utf-8"),
          "/meadow.css", new File("/static/meadow.css", "text/css;charset=utf-8"),
          "/meadow.js", new File("/static/meadow.js", "text/javascript;charset=utf-8"));

  private final Meadow meadow;
  private final Stream stream;

  Pages(Meadow meadow, Stream stream) {
    this.meadow = meadow;
    this.stream = stream;
  }

  /** A resource of the class path, and what it is. */
  private record File(String resource, String type) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    File file = FILES.get(path);
    if (path.equals("/stream")) {
      stream.open(exchange);
    } else if (path.equals("/seed") && exchange.getRequestMethod().equals("POST")) {
      answer(exchange, seed(exchange.getRequestURI().getQuery()) ? 204 : 400, new byte[0]);
    } else if (file == null) {
      answer(exchange, 404, new byte[0]);
    } else {
      if (path.equals("/")) {
        visit();
      }
      exchange.getResponseHeaders().set("Content-Type", file.type());
      answer(exchange, 200, read(file.resource()));
    }
  }

  private void visit() throws IOException {
    try {
      meadow.scores().visit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** Drops what the query says, such as {@code x=0.5&y=0.25}; false if it is none. */
  private boolean seed(String query) {
    try {
      String[] place = query.substring("x=".length()).split("&y=", -1);
      meadow.drop(new Seed(share(place[0]), share(place[1])));
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static double share(String text) {
    return Math.max(0, Math.min(1, Double.parseDouble(text)));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = Pages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }
}
