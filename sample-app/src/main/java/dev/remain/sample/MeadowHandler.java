// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import com.google.gson.Gson;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what is to be seen on the meadow, as JSON. */
final class MeadowHandler extends Handler.Abstract.NonBlocking {

  private final Gson gson = new Gson();
  private final RuntimeMXBean jvm = ManagementFactory.getRuntimeMXBean();
  private final long startedNanos = System.nanoTime();
  private final Meadow meadow;

  MeadowHandler(Meadow meadow) {
    this.meadow = meadow;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!Request.getPathInContext(request).equals("/api/meadow")) {
      return false;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, gson.toJson(view()), callback);
    return true;
  }

  private View view() {
    long mainSeconds = (System.nanoTime() - startedNanos) / 1_000_000_000;
    List<Seen> npcs = meadow.npcs().stream().map(Seen::of).toList();
    return new View(meadow.visits(), jvm.getPid(), jvm.getUptime() / 1000, mainSeconds, npcs);
  }

  /** Everything, at one moment. */
  private record View(int visits, long pid, long jvmSeconds, long mainSeconds, List<Seen> npcs) {}

  /** A creature as others see it. */
  private record Seen(String name, double x, double y, String color, String says) {
    static Seen of(Npc npc) {
      return new Seen(npc.name(), npc.x(), npc.y(), npc.color(), npc.says());
    }
  }
}
