// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import dev.remain.fixtures.LoggedEvent;
import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A program under Remain, in one JVM. Confined to the thread of the suite. */
final class Running implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  /** After a failure: Remain may know what to do about it. */
  private static final Duration SECOND_TRY = Duration.ofSeconds(10);

  private static final long BETWEEN_NANOS = 5_000_000;

  private final Place place;
  private final ForkedJvm jvm;
  private final Outputs outputs;
  private final EventLog log;
  private List<LoggedEvent> known = List.of();
  private long knownSize;
  private List<String> last = List.of();

  Running(Place place, Path... remain) {
    this.place = place;
    this.jvm = place.remain(remain);
    this.outputs = new Outputs(jvm);
    this.log = place.log().writtenBy(jvm);
  }

  /** Waits for the first generation to answer so. */
  Save first(List<String> expected) {
    return look(Outputs.Mark.START, System.nanoTime(), 0, expected);
  }

  /** A change of files. */
  interface Change {
    void make() throws IOException;
  }

  /** Changes it, and waits for the next generation to answer so. */
  Save save(Change change, List<String> expected) throws IOException {
    Outputs.Mark mark = outputs.now();
    int before = events().size();
    change.make();
    return look(mark, System.nanoTime(), before, expected);
  }

  /** Changes it to something that ends at once, and waits for that end. */
  Save end(Change change) throws IOException {
    return save(change, List.of());
  }

  private Save look(Outputs.Mark mark, long from, int before, List<String> expected) {
    Outputs.@Nullable Mark started = before == 0 ? mark : null;
    List<String> answer = List.of();
    List<String> old = List.of();
    long failed = Long.MAX_VALUE;
    long end = from + Patience.scaled(LIMIT).toNanos();
    while (System.nanoTime() < Math.min(end, failed) && jvm.isAlive()) {
      if (expected.isEmpty() && count(events(), before, "exited") > 0) {
        break;
      }
      boolean isNew = started != null;
      answer = answer(mark, started, expected);
      if (!expected.isEmpty() && answer.equals(expected)) {
        break;
      }
      if (isNew && old.isEmpty() && place.program().http().isPresent()) {
        old = answer;
      }
      List<LoggedEvent> events = events();
      if (started == null && count(events, before, "started") > 0) {
        started = outputs.now();
      }
      if (failed == Long.MAX_VALUE
          && count(events, before, "failed") + count(events, before, "rejected") > 0) {
        failed = System.nanoTime() + Patience.scaled(SECOND_TRY).toNanos();
      }
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
    double millis = (System.nanoTime() - from) / 1e6;
    if (started == null) {
      // Its answer came before the line that it runs.
      Patience.holdsWithin(
          Patience.scaled(SECOND_TRY),
          () -> count(events(), before, "started") > 0 || !jvm.isAlive());
      started = outputs.now();
    }
    place.rest();
    if (place.program().http().isEmpty()) {
      answer = answer(mark, started, expected);
    }
    last = expected;
    List<LoggedEvent> events = events().subList(before, events().size());
    String threads = order("threads");
    return new Save(
        answer,
        answer.equals(expected),
        old.equals(expected) ? List.of() : old,
        millis - quiet(events),
        events,
        outputs.between(mark, started),
        outputs.since(started),
        threads.replaceFirst("threads [0-9]+ ?", ""));
  }

  /**
   * What the new generation answers. Where lines come again and again, those of the old one come
   * until it has ended.
   */
  private List<String> answer(
      Outputs.Mark mark, Outputs.@Nullable Mark started, List<String> expected) {
    if (!place.program().repeats()) {
      return place.look().answer(outputs, mark);
    } else if (started == null) {
      return List.of();
    }
    List<String> late = place.look().answer(outputs, started);
    return place.look().answer(outputs, mark).stream()
        .filter(line -> late.contains(line) || expected.contains(line) || !last.contains(line))
        .toList();
  }

  private static double quiet(List<LoggedEvent> events) {
    double[] quiet = {0};
    events.stream()
        .filter(event -> event.event().equals("started"))
        .reduce((first, last) -> last)
        .map(event -> event.fields().get("phases"))
        .ifPresent(
            phases -> {
              if (phases instanceof Map<?, ?> map && map.get("quiet") instanceof Number n) {
                quiet[0] = n.doubleValue();
              }
            });
    return quiet[0];
  }

  private static long count(List<LoggedEvent> events, int from, String name) {
    return events.stream().skip(from).filter(event -> event.event().equals(name)).count();
  }

  /** All events so far; read only if there are more. */
  List<LoggedEvent> events() {
    try {
      Path file = place.directory().resolve("events.jsonl");
      long size = Files.exists(file) ? Files.size(file) : 0;
      if (size != knownSize) {
        known = log.all();
        knownSize = size;
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the thread in that JVM an order; its answer, or nothing if it has ended. */
  String order(String order) {
    if (!jvm.isAlive()) {
      return "";
    }
    int before = answers().size();
    jvm.type(order + "\n");
    Patience.holdsWithin(Patience.limit(), () -> answers().size() > before || !jvm.isAlive());
    List<String> answers = answers();
    return answers.size() > before ? answers.get(before) : "";
  }

  private List<String> answers() {
    try {
      return Files.exists(place.answers()) ? Files.readAllLines(place.answers()) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return jvm.isAlive();
  }

  String said() {
    return jvm.err();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
