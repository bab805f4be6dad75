// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

import dev.remain.classpath.Root;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the disk looks like, as far as delivering is concerned.
 *
 * @param empty whether there is nothing to deliver
 * @param resourcesOnly whether no class differs
 * @param obstacles the gravest first
 * @param token another one whenever the obstacles are others, so that a build's progress shows
 * @param saved the root, if what differs is a save; see {@link SaveDetector}
 */
public record Assessment(
    boolean empty,
    boolean resourcesOnly,
    List<HoldReason> obstacles,
    long token,
    @Nullable Root saved) {

  public Assessment {
    obstacles = List.copyOf(obstacles);
  }

  /** The same, but no save: it may be the rest of a build. */
  public Assessment withoutSave() {
    return new Assessment(empty, resourcesOnly, obstacles, token, null);
  }
}
