// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

import dev.remain.generation.Generation;
import dev.remain.state.reloadable.Targets;
import java.util.HashMap;
import java.util.Map;

/** The objects of one generation behind the proxies of a program that goes on. Thread-safe. */
final class Lineup {

  private final Generation generation;
  private final Targets targets = Targets.none();
  private final Map<LiveSort, Integer> asked = new HashMap<>();

  Lineup(Generation generation) {
    this.generation = generation;
  }

  /** What stands behind a proxy: objects of that class, which has to implement that interface. */
  record LiveSort(Class<?> type, String className) {}

  Generation generation() {
    return generation;
  }

  Targets targets() {
    return targets;
  }

  /** The how-manieth object of that sort it is that the generation's own code asks for. */
  synchronized int ask(LiveSort sort) {
    return asked.merge(sort, 1, Integer::sum);
  }
}
