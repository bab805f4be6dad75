// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

import dev.remain.generation.GenerationCode;
import dev.remain.generation.LiveObject;
import dev.remain.generation.MainMethod;
import dev.remain.state.reloadable.Gate;
import dev.remain.thread.Deadline;
import dev.remain.thread.RemainThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the objects of a lineup, each on a thread of its generation, whose calls through proxies go
 * to that lineup, too. Holds no lock. Thread-safe.
 */
final class ObjectMaker {

  private final GenerationCode code;
  private final Gate gate;
  private final Duration limit;

  /**
   * @param limit how long making one object may take
   */
  ObjectMaker(RemainThreads threads, Gate gate, Duration limit) {
    this.code = new GenerationCode(threads);
    this.gate = gate;
    this.limit = limit;
  }

  /** An object that is still to be made, and its place. */
  record Missing(int place, Lineup.LiveSort sort) {}

  /** Makes what is missing, until nothing is. */
  void makeAll(Lineup lineup, Function<Lineup, List<Missing>> missing) throws MainMethod.Unusable {
    for (List<Missing> now = missing.apply(lineup); !now.isEmpty(); now = missing.apply(lineup)) {
      for (Missing each : now) {
        lineup.targets().put(each.place(), make(lineup, each.sort()));
      }
    }
  }

  Object make(Lineup lineup, Lineup.LiveSort sort) throws MainMethod.Unusable {
    AtomicReference<@Nullable Object> object = new AtomicReference<>();
    String problem =
        code.run(
            lineup.generation(),
            sort.className(),
            () -> {
              Gate.Pin pin = gate.pin(lineup.targets());
              try {
                object.set(LiveObject.make(sort.className(), lineup.generation().loader()));
              } finally {
                pin.close();
              }
            },
            Deadline.in(limit));
    Object made = object.get();
    if (problem != null || made == null) {
      throw new MainMethod.Unusable(String.valueOf(problem));
    }
    String misfit = LiveObject.misfit(made, sort.type());
    if (misfit != null) {
      throw new MainMethod.Unusable(misfit);
    }
    return made;
  }
}
