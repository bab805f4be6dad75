// SPDX-License-Identifier: Apache-2.0
package dev.remain.control;

import dev.remain.event.Status;
import dev.remain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The JSON of a status; names and fields are a promise to tools. */
final class StatusJson {

  private StatusJson() {}

  /** Adds it to an answer. */
  static JsonObject add(JsonObject json, Status status) {
    List<JsonObject> kept = new ArrayList<>();
    for (Status.Kept one : status.kept()) {
      kept.add(
          new JsonObject()
              .put("key", one.key())
              .put("type", one.type())
              .put("since", one.since().toString()));
    }
    return json.put("state", status.state().name().toLowerCase(Locale.ROOT))
        .put("generation", status.generation())
        .put("fingerprint", status.fingerprint())
        .put("since", status.since().toString())
        .put("waiting", status.waiting())
        .put("problem", status.problem())
        .put("cause", status.latest().cause())
        .put("changed", status.latest().changed())
        .put("took", status.latest().took())
        .put("loadersAlive", status.loadersAlive())
        .putAll("kept", kept);
  }
}
