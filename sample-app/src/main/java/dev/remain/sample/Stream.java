// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import dev.remain.Remain;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What is told to all open pages, as server-sent events. Their connections are kept: who watches
 * goes on watching when the next generation begins. Main's thread sends; any may add.
 */
final class Stream {

  private final Gson gson = new Gson();
  private final Queue<OutputStream> watchers = watchers();
  private final Queue<List<String>> refreshes = new ConcurrentLinkedQueue<>();

  @SuppressWarnings("unchecked") // Only this class keeps something by that name.
  private static Queue<OutputStream> watchers() {
    return Remain.keep("watchers", Queue.class, ConcurrentLinkedQueue::new);
  }

  /** Answers with a stream, which stays open when this returns. */
  void open(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    watchers.add(exchange.getResponseBody());
  }

  /** These files have changed, and the program goes on; any thread. */
  void refreshed(List<String> paths) {
    refreshes.add(paths);
  }

  /** Tells the pages what is to be seen now. */
  void send(View view) {
    for (List<String> paths = refreshes.poll(); paths != null; paths = refreshes.poll()) {
      send("event: refresh\ndata: " + gson.toJson(paths) + "\n\n");
    }
    send("data: " + gson.toJson(view) + "\n\n");
  }

  private void send(String event) {
    byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
    watchers.removeIf(watcher -> !reaches(watcher, bytes));
  }

  private static boolean reaches(OutputStream watcher, byte[] event) {
    try {
      watcher.write(event);
      watcher.flush();
      return true;
    } catch (IOException e) {
      return false; // The page was closed.
    }
  }
}
