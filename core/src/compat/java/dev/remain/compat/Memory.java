// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.LoggedEvent;
import dev.remain.fixtures.Patience;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Whether the generations that ended are gone from memory, or Remain has named who holds them. */
final class Memory {

  /** More than Remain waits before it looks for holders. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final long BETWEEN_NANOS = 500_000_000;

  private final Running running;

  Memory(Running running) {
    this.running = running;
  }

  Verdict verdict() {
    long end = System.nanoTime() + Patience.scaled(LIMIT).toNanos();
    while (open() > 0 && System.nanoTime() < end && running.isAlive()) {
      running.order("collect");
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
    long stopped = count("stopped");
    long collected = count("collected");
    Set<String> holders = new LinkedHashSet<>();
    for (LoggedEvent event : running.events()) {
      if (event.event().equals("retained") && isGeneration(event)) {
        holders.add(
            holder(event.text("path")) + (event.text("soft").equals("true") ? ", softly" : ""));
      }
    }
    String text = collected + " of " + stopped;
    if (!holders.isEmpty()) {
      text += "; held by " + String.join("; ", holders.stream().limit(2).toList());
    }
    return collected == stopped || !holders.isEmpty()
        ? Verdict.right(Step.MEMORY, text)
        : Verdict.wrong(Step.MEMORY, text + ", and no holder told", false);
  }

  /** How many of which nothing is known yet. */
  private long open() {
    return count("stopped") - count("collected") - count("retained");
  }

  private long count(String event) {
    List<LoggedEvent> events = running.events();
    return events.stream()
        .filter(each -> each.event().equals(event))
        .filter(each -> event.equals("stopped") || isGeneration(each))
        .map(LoggedEvent::generation)
        .distinct()
        .count();
  }

  private static boolean isGeneration(LoggedEvent event) {
    return event.text("loader").contains("generation");
  }

  /** The end of the path that Remain tells: who begins to hold. */
  private static String holder(String path) {
    return path.lines().findFirst().orElse("").replaceAll("[0-9]+", "#");
  }
}
