// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.boundary.KeptUse;
import dev.remain.boundary.Sharing;
import dev.remain.generation.book.LibraryObjects.Had;
import dev.remain.generation.book.OwnEnd.Certainty;
import dev.remain.generation.book.Rank;
import dev.remain.loader.BaseClassLoader;
import dev.remain.woven.LibraryCalls.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;

/** Which of the objects that libraries gave a generation are its own. Stateless. */
final class OwnObjects {

  /** Each may take milliseconds. */
  private static final int MOST_LOOKS = 32;

  private OwnObjects() {}

  /** Without what is everybody's, what is kept, and what is a part of another that ends. */
  static List<Had> of(Generation generation, Collection<Object> kept) {
    List<Had> own = new ArrayList<>(generation.libraryObjects().take());
    own.removeIf(had -> had.thing() == ForkJoinPool.commonPool());
    if (own.isEmpty() || !(generation.loader().getParent() instanceof BaseClassLoader base)) {
      return own;
    }
    Sharing sharing = new Sharing(base);
    Set<Object> others = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Object> asked =
        own.stream().filter(OwnObjects::maySomebodyElseHave).map(Had::thing).toList();
    others.addAll(sharing.shared(base.defined(), asked));
    KeptUse use = KeptUse.of(base, kept);
    own.removeIf(had -> others.contains(had.thing()) || use.has(had.thing()));
    return withoutParts(own, sharing);
  }

  private static boolean maySomebodyElseHave(Had had) {
    return had.origin() != Origin.CONSTRUCTED && had.end().certainty() != Certainty.OWN;
  }

  /**
   * What another leads to is its part, and ended by it, if that had answered it, or it began
   * nothing itself; else it was given to the other, and so must not end before it.
   */
  private static List<Had> withoutParts(List<Had> all, Sharing sharing) {
    List<Had> own = new ArrayList<>(all);
    int looks = 0;
    for (Had owner : all) {
      if (looks < MOST_LOOKS && own.stream().anyMatch(had -> dependsOn(had, owner))) {
        looks++;
        Set<Object> reached = sharing.reachable(List.of(owner.thing()));
        own.removeIf(had -> isPart(had, owner) && reached.contains(had.thing()));
        own.replaceAll(
            had ->
                endsTooEarly(had, owner) && reached.contains(had.thing())
                    ? had.at(owner.rank())
                    : had);
      }
    }
    return own;
  }

  /** If the owner leads to it. */
  private static boolean dependsOn(Had had, Had owner) {
    return isPart(had, owner) || endsTooEarly(had, owner);
  }

  private static boolean isPart(Had had, Had owner) {
    return isOwner(owner)
        && had.number() != owner.number()
        && (had.isVague() || (had.origin() == Origin.PART && had.number() > owner.number()));
  }

  /** Tasks and executors lead to what they work for. */
  private static boolean isOwner(Had had) {
    return !had.isVague()
        && had.rank() != Rank.EXECUTOR
        && had.end().certainty() != Certainty.WHILE_HELD;
  }

  private static boolean endsTooEarly(Had had, Had owner) {
    return isOwner(owner)
        && had.end().certainty() == Certainty.BY_EVIDENCE
        && had.rank().compareTo(owner.rank()) < 0
        && had.number() < owner.number();
  }
}
