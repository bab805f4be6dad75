// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/** Where the creatures live. Time passes while it is started. Thread-safe. */
final class Meadow extends AbstractLifeCycle {

  private static final int STEP_MILLIS = 50;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(step -> new Thread(step, "meadow"));
  private final AtomicInteger visits = new AtomicInteger();
  private volatile List<Npc> npcs =
      List.of(
          new Npc("Ada", 0.2, 0.3, 0.5),
          new Npc("Brunhild", 0.7, 0.2, 2.0),
          new Npc("Casimir", 0.5, 0.5, 3.5),
          new Npc("Dorothea", 0.3, 0.8, 5.0),
          new Npc("Egon", 0.8, 0.7, 1.0));

  /** The creatures as they are now. */
  List<Npc> npcs() {
    return npcs;
  }

  /** Counts a visitor. */
  void visit() {
    visits.incrementAndGet();
  }

  int visits() {
    return visits.get();
  }

  private void step() {
    List<Npc> now = npcs;
    npcs = now.stream().map(npc -> npc.step(now)).toList();
  }

  @Override
  protected void doStart() {
    var unused = clock.scheduleAtFixedRate(this::step, 0, STEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() {
    clock.shutdownNow();
  }
}
