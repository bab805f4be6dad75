// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers the page and its parts, as they are now. */
final class PageHandler extends Handler.Abstract {

  private static final Map<String, File> FILES =
      Map.of(
          "/", new File("/static/meadow.html", "text/html;charset=utf-8"),
          "/meadow.css", new File("/static/meadow.css", "text/css;charset=utf-8"),
          "/meadow.js", new File("/static/meadow.js", "text/javascript;charset=utf-8"));

  private final Meadow meadow;

  PageHandler(Meadow meadow) {
    this.meadow = meadow;
  }

  /** A resource of the class path, and what it is. */
  private record File(String resource, String type) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    String path = Request.getPathInContext(request);
    File file = FILES.get(path);
    if (file == null) {
      return false;
    }
    if (path.equals("/")) {
      meadow.visit();
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.type());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(read(file.resource())), callback);
    return true;
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = PageHandler.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }
}
