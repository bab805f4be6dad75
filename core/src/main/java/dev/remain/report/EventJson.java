// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import dev.remain.event.ReloadEvent;
import dev.remain.event.ReloadEvent.Carried;
import dev.remain.event.ReloadEvent.Changed;
import dev.remain.event.ReloadEvent.Cleaned;
import dev.remain.event.ReloadEvent.Collected;
import dev.remain.event.ReloadEvent.Compiling;
import dev.remain.event.ReloadEvent.Dropped;
import dev.remain.event.ReloadEvent.Exited;
import dev.remain.event.ReloadEvent.Failed;
import dev.remain.event.ReloadEvent.Holding;
import dev.remain.event.ReloadEvent.Learned;
import dev.remain.event.ReloadEvent.NotCompiled;
import dev.remain.event.ReloadEvent.Off;
import dev.remain.event.ReloadEvent.Phase;
import dev.remain.event.ReloadEvent.Refreshed;
import dev.remain.event.ReloadEvent.Rejected;
import dev.remain.event.ReloadEvent.Retained;
import dev.remain.event.ReloadEvent.Started;
import dev.remain.event.ReloadEvent.Stopped;
import dev.remain.event.ReloadEvent.Unchanged;
import dev.remain.event.ReloadEvent.Warned;
import dev.remain.event.ReloadEvent.Watching;
import dev.remain.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The JSON of each event; names and fields are a promise to tools. */
public final class EventJson {

  private EventJson() {}

  static JsonObject of(Opening opening) {
    JsonObject json =
        new JsonObject()
            .put("event", "opened")
            .put("at", timestamp(opening.at()))
            .put("format", Opening.FORMAT)
            .put("remain", opening.remain())
            .put("pid", opening.pid());
    return opening.mainClass().isEmpty() ? json : json.put("main", opening.mainClass());
  }

  public static JsonObject of(ReloadEvent event) {
    if (event instanceof Watching watching) {
      return open("watching", watching, 0)
          .put("directories", watching.directories())
          .put("jars", watching.jars())
          .put("classes", watching.classes())
          .put("base", watching.baseJars())
          .put("mode", watching.mode());
    } else if (event instanceof Off off) {
      return open("off", off, 0).put("reason", off.reason());
    } else if (event instanceof Changed changed) {
      return open("changed", changed, 0)
          .put("cause", changed.cause())
          .put("fingerprint", changed.fingerprint())
          .put("files", changed.files())
          .put("certain", changed.certain());
    } else if (event instanceof Compiling compiling) {
      return open("compiling", compiling, 0).put("sentence", compiling.sentence());
    } else if (event instanceof NotCompiled refused) {
      JsonObject json =
          open("not-compiled", refused, 0)
              .put("errors", refused.errors())
              .put("count", refused.count());
      return refused.running() > 0 ? json.put("running", refused.running()) : json;
    } else if (event instanceof Unchanged) {
      return open("unchanged", event, 0);
    } else if (event instanceof Holding holding) {
      return open("holding", holding, 0).put("reason", holding.reason());
    } else if (event instanceof Refreshed refreshed) {
      return open("refreshed", refreshed, refreshed.generation()).put("paths", refreshed.paths());
    } else if (event instanceof Dropped dropped) {
      return open("dropped", dropped, 0)
          .put("key", dropped.key())
          .put("type", dropped.type())
          .put("reason", dropped.reason())
          .put("problem", dropped.problem());
    } else if (event instanceof Warned warned) {
      return open("warned", warned, warned.generation()).put("sentence", warned.sentence());
    }
    return generation(event);
  }

  private static JsonObject generation(ReloadEvent event) {
    if (event instanceof Started started) {
      return started(started);
    } else if (event instanceof Stopped stopped) {
      return open("stopped", stopped, stopped.generation())
          .put("survivors", stopped.survivors())
          .put("notes", stopped.notes())
          .put("ended", stopped.ended())
          .put("adopted", stopped.adopted())
          .put("took", stopped.took())
          .put("steps", phases(stopped.steps()));
    } else if (event instanceof Rejected rejected) {
      return rejected(rejected);
    } else if (event instanceof Failed failed) {
      JsonObject json = open("failed", failed, failed.generation()).put("error", failed.error());
      return failed.follows().isEmpty() ? json : json.put("follows", failed.follows());
    } else if (event instanceof Exited exited) {
      return open("exited", exited, exited.generation())
          .put("status", exited.status())
          .put("ran", exited.ran())
          .put("leaving", exited.leaving());
    } else if (event instanceof Carried carried) {
      return open("carried", carried, carried.generation())
          .put("objects", carried.objects())
          .put("took", carried.took())
          .put("notes", carried.notes());
    } else if (event instanceof Learned learned) {
      return open("learned", learned, learned.generation())
          .put("jar", learned.jar())
          .put("reason", learned.reason())
          .put("with", learned.with());
    } else if (event instanceof Cleaned cleaned) {
      return open("cleaned", cleaned, cleaned.generation()).put("cuts", cleaned.cuts());
    } else if (event instanceof Collected collected) {
      return open("collected", collected, collected.generation()).put("loader", collected.loader());
    } else if (event instanceof Retained retained) {
      return open("retained", retained, retained.generation())
          .put("loader", retained.loader())
          .put("path", retained.path())
          .put("advice", retained.advice())
          .put("leak", retained.leak())
          .put("soft", retained.soft());
    }
    throw new AssertionError(event);
  }

  private static JsonObject started(Started event) {
    JsonObject json =
        open("started", event, event.generation())
            .put("cause", event.cause())
            .put("fingerprint", event.fingerprint());
    if (event.sameAs() > 0) {
      json.put("sameAs", event.sameAs());
    }
    if (event.anew() > 0) {
      json.put("anew", event.anew());
    }
    return json.put("phases", phases(event.phases()));
  }

  private static JsonObject phases(List<Phase> phases) {
    JsonObject json = new JsonObject();
    for (Phase phase : phases) {
      json.put(phase.name(), phase.took());
    }
    return json;
  }

  private static JsonObject rejected(Rejected event) {
    JsonObject json = open("rejected", event, event.generation()).put("reason", event.reason());
    return event.running() > 0 ? json.put("running", event.running()) : json;
  }

  private static JsonObject open(String name, ReloadEvent event, int generation) {
    JsonObject json = new JsonObject().put("event", name).put("at", timestamp(event.at()));
    return generation > 0 ? json.put("generation", generation) : json;
  }

  /** RFC 3339 with exactly three decimals; a formatter would cost too much at the start. */
  private static String timestamp(Instant at) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
    StringBuilder text = new StringBuilder("YYYY-MM-DDTHH:MM:SS.mmmZ".length());
    padded(text, time.getYear(), 4).append('-');
    padded(text, time.getMonthValue(), 2).append('-');
    padded(text, time.getDayOfMonth(), 2).append('T');
    padded(text, time.getHour(), 2).append(':');
    padded(text, time.getMinute(), 2).append(':');
    padded(text, time.getSecond(), 2).append('.');
    return padded(text, time.getNano() / 1_000_000, 3).append('Z').toString();
  }

  private static StringBuilder padded(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    for (int missing = width - digits.length(); missing > 0; missing--) {
      text.append('0');
    }
    return text.append(digits);
  }
}
