// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import dev.remain.Remain;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * All that the page shows, at one moment.
 *
 * @param problem what is wrong with what was saved last; empty if nothing is
 */
record View(
    List<Creature> npcs,
    List<Seed> seeds,
    List<Generations.Run> generations,
    String problem,
    int visits,
    long pid,
    long jvmSeconds) {

  /** A creature as others see it. */
  record Creature(
      String name,
      double x,
      double y,
      double size,
      double energy,
      String mood,
      String color,
      String says,
      int meals) {}

  static View of(Meadow meadow) throws SQLException {
    RuntimeMXBean jvm = ManagementFactory.getRuntimeMXBean();
    Map<String, Integer> meals = meadow.scores().meals();
    return new View(
        meadow.npcs().stream().map(npc -> seen(npc, meals.getOrDefault(npc.name, 0))).toList(),
        List.copyOf(meadow.seeds()),
        List.copyOf(Generations.all()),
        Remain.status().problem(),
        meadow.scores().visits(),
        jvm.getPid(),
        jvm.getUptime() / 1000);
  }

  private static Creature seen(Npc npc, int meals) {
    return new Creature(
        npc.name,
        npc.x,
        npc.y,
        npc.size(),
        npc.energy,
        npc.mood.name(),
        npc.color(),
        npc.says(),
        meals);
  }
}
