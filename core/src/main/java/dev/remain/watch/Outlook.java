// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import java.util.List;

/**
 * What the disk looks like, as far as delivering is concerned.
 *
 * @param empty whether there is nothing to deliver
 * @param resourcesOnly whether no class differs
 * @param obstacles the gravest first
 * @param token another one whenever the obstacles are others, so that a build's progress shows
 */
record Outlook(boolean empty, boolean resourcesOnly, List<Obstacle> obstacles, long token) {

  Outlook {
    obstacles = List.copyOf(obstacles);
  }
}
