// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.remain.fixtures.HttpProbe;
import dev.remain.fixtures.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Who watches the meadow, over one connection that is never opened again. It ends with the program.
 */
final class Watcher {

  private final List<JsonObject> views = new CopyOnWriteArrayList<>();
  private final BufferedReader stream;

  private Watcher(BufferedReader stream) {
    this.stream = stream;
  }

  /** Waits until there is a meadow. */
  static Watcher of(SampleCopy copy) throws IOException {
    HttpProbe probe = copy.probe();
    probe.await("/meadow.css", body -> body.contains("canvas"));
    Watcher watcher =
        new Watcher(
            new BufferedReader(
                new InputStreamReader(
                    URI.create(copy.url() + "stream").toURL().openStream(),
                    StandardCharsets.UTF_8)));
    Thread reader = new Thread(watcher::read, "watcher");
    reader.setDaemon(true);
    reader.start();
    return watcher;
  }

  private void read() {
    try {
      for (String line = stream.readLine(); line != null; line = stream.readLine()) {
        if (line.startsWith("data: {")) {
          views.add(JsonParser.parseString(line.substring("data: ".length())).getAsJsonObject());
        }
      }
    } catch (IOException e) {
      // The program has ended, and so have the views.
    }
  }

  /** Waits for a view, of those that come from now on. */
  JsonObject await(String what, Predicate<JsonObject> wanted) {
    int from = views.size();
    Patience.await(what, () -> views.stream().skip(from).anyMatch(wanted));
    return views.stream().skip(from).filter(wanted).findFirst().orElseThrow();
  }

  /** Waits until the first creature says that. */
  JsonObject awaitSaying(String words) {
    return await("\"" + words + "\"", view -> first(view).get("says").getAsString().equals(words));
  }

  static JsonObject first(JsonObject view) {
    return view.getAsJsonArray("npcs").get(0).getAsJsonObject();
  }

  /** How far any creature went at most between one view and the next. */
  double longestStep() {
    double longest = 0;
    for (int i = 1; i < views.size(); i++) {
      for (int npc = 0; npc < 5; npc++) {
        JsonObject from = npc(i - 1, npc);
        JsonObject to = npc(i, npc);
        double step =
            Math.hypot(number(to, "x") - number(from, "x"), number(to, "y") - number(from, "y"));
        longest = Math.max(longest, step);
      }
    }
    return longest;
  }

  private JsonObject npc(int view, int number) {
    JsonElement npc = views.get(view).getAsJsonArray("npcs").get(number);
    return npc.getAsJsonObject();
  }

  private static double number(JsonObject object, String name) {
    return object.get(name).getAsDouble();
  }
}
