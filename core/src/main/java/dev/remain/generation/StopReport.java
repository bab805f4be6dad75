// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a generation's end.
 *
 * @param survivors threads that did not end, a text for each kind of them, with its top frames
 * @param notes hooks and other things that threw or ran out of time
 * @param ended what was still going on and was ended
 * @param adopted names of threads that go on, as the base's
 * @param steps where the time went, in order
 */
public record StopReport(
    List<String> survivors,
    List<String> notes,
    List<String> ended,
    List<String> adopted,
    List<Step> steps) {

  public StopReport {
    survivors = List.copyOf(survivors);
    notes = List.copyOf(notes);
    ended = List.copyOf(ended);
    adopted = List.copyOf(adopted);
    steps = List.copyOf(steps);
  }

  /** A part of a stop. */
  public record Step(String name, Duration took) {}

  /** What is known so far. Steps have one writer; notes come from any thread. */
  static final class Draft {
    private final List<String> survivors = new ArrayList<>();
    private final List<String> adopted = new ArrayList<>();
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Duration> steps = new LinkedHashMap<>();

    void step(String name, Runnable run) {
      long start = System.nanoTime();
      run.run();
      steps.merge(name, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
    }

    void note(String note) {
      notes.add(note);
    }

    void ended(String thing) {
      ended.add(thing);
    }

    void survivor(String thread) {
      survivors.add(thread);
    }

    void adopted(String thread) {
      adopted.add(thread);
    }

    StopReport report() {
      List<Step> all = new ArrayList<>();
      steps.forEach((name, took) -> all.add(new Step(name, took)));
      synchronized (notes) {
        synchronized (ended) {
          return new StopReport(survivors, notes, ended, adopted, all);
        }
      }
    }
  }
}
