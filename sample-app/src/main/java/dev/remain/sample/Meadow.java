// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import dev.remain.state.Carried;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Where the creatures live. Main's thread moves them; seeds fall from any. */
final class Meadow {

  private static final int MOST_SEEDS = 40;

  /** Who lives here, in each generation of the program. */
  @Carried private static final List<Npc> NPCS = new ArrayList<>();

  @Carried private static final List<Seed> SEEDS = new ArrayList<>();

  private final Queue<Seed> falling = new ConcurrentLinkedQueue<>();
  private final Scores scores;

  Meadow(Scores scores) {
    this.scores = scores;
    if (NPCS.isEmpty()) {
      settle("Ada", 0.2, 0.3);
      settle("Brunhild", 0.7, 0.2);
      settle("Casimir", 0.5, 0.5);
      settle("Dorothea", 0.3, 0.8);
      settle("Egon", 0.8, 0.7);
    }
  }

  private static void settle(String name, double x, double y) {
    Npc npc = new Npc();
    npc.name = name;
    npc.x = x;
    npc.y = y;
    NPCS.add(npc);
  }

  List<Npc> npcs() {
    return NPCS;
  }

  List<Seed> seeds() {
    return SEEDS;
  }

  Scores scores() {
    return scores;
  }

  /** Lets a seed fall; there are never too many. */
  void drop(Seed seed) {
    falling.add(seed);
  }

  /** A moment passes. */
  void step() throws SQLException {
    for (Seed seed = falling.poll(); seed != null; seed = falling.poll()) {
      if (SEEDS.size() < MOST_SEEDS) {
        SEEDS.add(seed);
      }
    }
    for (Npc npc : NPCS) {
      npc.step(NPCS, SEEDS);
      if (SEEDS.removeIf(npc::eats)) {
        scores.ate(npc.name);
      }
    }
  }
}
