// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A creature. Edit what it does, compile, and look at the meadow.
 *
 * @param x from 0 at the left of the meadow to 1 at its right
 * @param y from 0 at its top to 1 at its bottom
 * @param heading where it walks, in radians; 0 is to the right
 */
record Npc(String name, double x, double y, double heading) {

  private static final double SPEED = 0.005;
  private static final double RESTLESSNESS = 0.4;
  private static final double MARGIN = 0.1;
  private static final double TOO_CLOSE = 0.12;

  /** What it says. */
  String says() {
    return "hello";
  }

  /** Any color that CSS knows. */
  String color() {
    return "#e8a33d";
  }

  /** The creature a moment later: it wanders, and turns away from fences and from others. */
  Npc step(List<Npc> all) {
    double next = isInside() ? heading + whim() : headingTo(0.5, 0.5);
    for (Npc other : all) {
      if (!equals(other) && distanceTo(other) < TOO_CLOSE) {
        next = other.headingTo(x, y);
      }
    }
    return new Npc(name, x + SPEED * Math.cos(next), y + SPEED * Math.sin(next), next);
  }

  private double whim() {
    return ThreadLocalRandom.current().nextDouble(-RESTLESSNESS, RESTLESSNESS);
  }

  private boolean isInside() {
    return Math.min(x, y) > MARGIN && Math.max(x, y) < 1 - MARGIN;
  }

  private double headingTo(double otherX, double otherY) {
    return Math.atan2(otherY - y, otherX - x);
  }

  private double distanceTo(Npc other) {
    return Math.hypot(other.x - x, other.y - y);
  }
}
