// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.event.ReloadEvent.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where the time of a restart goes: phases follow each other without a gap. */
final class RestartTimings {

  private final List<Phase> phases = new ArrayList<>();
  private long last;

  private RestartTimings(long startNanos) {
    last = startNanos;
  }

  static RestartTimings since(long startNanos) {
    return new RestartTimings(startNanos);
  }

  /** Everything since the last phase's end, or the start, was this. */
  void end(String name) {
    end(name, System.nanoTime());
  }

  void end(String name, long nowNanos) {
    phases.add(new Phase(name, Duration.ofNanos(Math.max(0, nowNanos - last))));
    last = nowNanos;
  }

  /** All of them together. */
  Duration total() {
    return phases.stream().map(Phase::took).reduce(Duration.ZERO, Duration::plus);
  }

  List<Phase> all() {
    return List.copyOf(phases);
  }
}
