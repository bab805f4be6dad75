// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A creature. Edit what it does, save, and look at the meadow: it goes on from where it is.
 *
 * <p>Its fields are carried into the next version of this class by their names. Add one, and all
 * creatures have what is written here; make a {@code double} of an {@code int}, and it stays.
 */
final class Npc {

  private static final double SPEED = 0.004;
  private static final double RESTLESSNESS = 0.4;
  private static final double MARGIN = 0.15;
  private static final double TOO_CLOSE = 0.12;
  private static final double WITHIN_REACH = 0.02;

  String name = "";

  /** From 0 at the left of the meadow to 1 at its right. */
  double x;

  /** From 0 at the top of the meadow to 1 at its bottom. */
  double y;

  /** Where it walks, in radians; 0 is to the right. */
  double heading;

  /** From 0, tired, to 1. */
  double energy = 0.8;

  Mood mood = Mood.CALM;

  /** What it says. */
  String says() {
    return "hello";
  }

  /** Any color that CSS knows. */
  String color() {
    return switch (mood) {
      case HAPPY -> "#f2b632";
      case HUNGRY -> "#e2714d";
      case SLEEPY -> "#8d93c8";
      default -> "#e8a33d";
    };
  }

  /** How large it is; 1 is usual. */
  double size() {
    return 0.8 + 0.4 * energy;
  }

  /** How it feels among these seeds. */
  private Mood feels(List<Seed> seeds) {
    if (energy < 0.1 || (mood == Mood.SLEEPY && energy < 0.6)) {
      return Mood.SLEEPY;
    }
    if (!seeds.isEmpty() && energy < 0.95) {
      return Mood.HUNGRY;
    }
    return energy > 0.85 ? Mood.HAPPY : Mood.CALM;
  }

  /** A moment passes: it sleeps, or walks on. */
  void step(List<Npc> all, List<Seed> seeds) {
    mood = feels(seeds);
    if (mood == Mood.SLEEPY) {
      energy = Math.min(1, energy + 0.002);
      return;
    }
    energy = Math.max(0, energy - 0.0005);
    heading = wish(all, seeds);
    double speed = mood == Mood.HUNGRY ? 1.5 * SPEED : SPEED;
    x += speed * Math.cos(heading);
    y += speed * Math.sin(heading);
  }

  /** Eats that seed if it can. */
  boolean eats(Seed seed) {
    if (mood != Mood.HUNGRY || distanceTo(seed) > WITHIN_REACH) {
      return false;
    }
    energy = Math.min(1, energy + 0.2);
    return true;
  }

  /** Where to walk: to the next seed if it is hungry, away from fences and from others. */
  private double wish(List<Npc> all, List<Seed> seeds) {
    Optional<Seed> next = seeds.stream().min(Comparator.comparingDouble(this::distanceTo));
    if (mood == Mood.HUNGRY && next.isPresent()) {
      return headingTo(next.get().x(), next.get().y());
    }
    if (Math.min(x, y) < MARGIN || Math.max(x, y) > 1 - MARGIN) {
      return headingTo(0.5, 0.5);
    }
    for (Npc other : all) {
      if (other != this && distanceTo(other.x, other.y) < TOO_CLOSE) {
        return other.headingTo(x, y);
      }
    }
    return heading + ThreadLocalRandom.current().nextDouble(-RESTLESSNESS, RESTLESSNESS);
  }

  private double distanceTo(Seed seed) {
    return distanceTo(seed.x(), seed.y());
  }

  private double distanceTo(double otherX, double otherY) {
    return Math.hypot(otherX - x, otherY - y);
  }

  private double headingTo(double otherX, double otherY) {
    return Math.atan2(otherY - y, otherX - x);
  }
}
